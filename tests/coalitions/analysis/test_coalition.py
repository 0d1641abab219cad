"""Everything a coalition's page needs, put together."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalitions.analysis.coalition import coalition_report, people
from coalitions.analysis.inputs import Affiliation, Coalition, Facet, Organization, Position, Tenet, Workspace
from coalitions.analysis.output_coalitions import coalition_records
from coalitions.analysis.summary import breadth_words, top_line
from coalitions.analysis.wording import percent, percent_range, sentences
from tests.coalitions.analysis.coalition_worlds import relaxed, worlds
from tests.coalitions.analysis.toy import (
    BUS,
    CAP,
    DAY,
    HOME,
    LAWYER,
    MARCH,
    START,
    C,
    R,
    S,
    T,
    coalition,
    shuffled,
    toy,
)


def numbers(report):
    """Every number of each member, by name."""
    return {
        member.name: (
            member.fit.got,
            member.fit.clash,
            member.fit.give,
            member.fit.coverage,
            member.exposure.value,
            member.exposure.low,
            member.exposure.high,
            member.exposure.necessity,
            member.erosion.low,
            member.erosion.high,
        )
        for member in report.members
    }


def close_to(expected):
    return {name: tuple(same(each) for each in row) for name, row in expected.items()}


def same(value):
    return None if value is None else pytest.approx(value, abs=1e-9)


def everything(texts):
    return [each for member in texts.members for each in said(member)]


def said(member):
    reasons = [text for reason in member.exposure.reasons for text in reason.sentences]
    return [
        str(text)
        for text in (
            member.verdict,
            *reasons,
            *(lever.text for lever in member.exposure.levers),
            *member.erosion.sentences,
            *filter(None, [member.exposure.unassessed]),
        )
    ]


def test_the_page_of_the_example_has_it_all():
    made = coalition(say={R: 0.5}, alternatives={R: 0.25})

    report = coalition_report(toy(made), made)

    assert [each.name for each in report.members] == ["Church", "Riders", "Tenants"]
    assert {plank.tenet: plank.strength for plank in report.planks} == dict.fromkeys(
        (CAP, BUS, LAWYER, MARCH), 1.0
    )
    assert [row.tenet for row in report.ledger] == [CAP, BUS, LAWYER, MARCH]
    assert {each.tenet for each in report.basis.shared} >= {HOME, CAP, LAWYER, MARCH}
    assert HOME in {each.tenet for each in report.keystones.keystones}
    assert report.counts.members == 3
    assert report.counts.people.likely == 480


def test_everyone_agrees_only_where_every_stance_is_known_and_in_favour():
    made = coalition((T, C, R, S))

    planks = {each.tenet: each for each in coalition_report(toy(made), made).planks}

    assert (planks[LAWYER].in_favour, planks[LAWYER].unknown) == (2, 2)
    assert not planks[LAWYER].everyone_agrees
    assert (planks[MARCH].in_favour, planks[MARCH].against) == (3, 1)
    three = coalition()
    counts = coalition_report(toy(three), three).counts
    assert (counts.agreed_planks, counts.agreed_so_far, counts.planks) == (
        2,
        4,
        4,
    )  # cap and march; all so far


def test_members_are_those_standing_on_the_day():
    made = replace(
        coalition(()),
        affiliations=(
            Affiliation(T, joined=START, left=DAY),  # leaves today: still in
            Affiliation(C, joined=START, left=date(2026, 5, 31)),
            Affiliation(R, joined=date(2026, 6, 2)),
            Affiliation(S),  # joining not recorded: in
        ),
    )

    assert [each.name for each in coalition_report(toy(made), made).members] == ["Shops", "Tenants"]


def test_a_past_coalition_is_measured_on_its_own_positions():
    past = replace(coalition((T, C), (CAP,)), day=date(2026, 3, 1))
    then = (Position(T, CAP, -1.0, 1.0),)
    workspace = replace(toy(past), positions_on={past.day: then})

    report = coalition_report(workspace, past)

    assert report.planks[0].against == 1
    assert report.planks[0].unknown == 1


def test_an_organization_alone_has_numbers_where_it_can():
    made = coalition((T,))

    report = coalition_report(toy(made), made)

    assert report.members[0].fit.got == pytest.approx(1.0)
    assert report.members[0].exposure.value is None  # nobody else's backing is known
    assert report.members[0].exposure.necessity == 1.0
    assert report.breadth.effective_groups == 1.0
    assert report.breadth.pairs == 0
    assert not report.breadth.probably_not_broad_enough


def test_an_empty_coalition_is_an_empty_report():
    made = Coalition("c", "Empty", DAY)

    report = coalition_report(Workspace(DAY, coalitions=(made,)), made)

    assert report.members == report.planks == report.ledger == ()
    assert report.breadth.effective_groups is None
    assert report.counts.people is None
    assert [str(part) for part in top_line(report)] == [
        "0 member groups, people not recorded",
        "no platform yet",
    ]


def test_where_all_is_unknown_nothing_is_made_up():
    made = coalition()
    unknown = replace(
        toy(made), positions=(), organizations=tuple(Organization(o.id, o.name) for o in toy().organizations)
    )

    report = coalition_report(unknown, made)

    for member in report.members:
        assert (member.fit.got, member.fit.clash, member.fit.give) == (None, None, None)
        assert (member.exposure.value, member.erosion.low) == (None, None)
        assert member.known.known == 0
        assert not member.exposure.necessity_recorded
    assert report.breadth.effective_groups is None
    assert report.counts.agreed_so_far == 0


@relaxed
@given(worlds(), st.permutations(range(5)))
def test_reordering_changes_nothing(world, order):
    workspace, made = world
    turned = replace(
        shuffled(workspace, order), coalitions=(replace(made, affiliations=made.affiliations[::-1]),)
    )

    assert numbers(coalition_report(turned, turned.coalitions[0])) == close_to(
        numbers(coalition_report(workspace, made))
    )


@relaxed
@given(worlds())
def test_renaming_changes_nothing(world):
    workspace, made = world
    new = {each.id: f"z{9 - place}" for place, each in enumerate(workspace.organizations)}
    renamed = replace(
        workspace,
        organizations=tuple(replace(each, id=new[each.id]) for each in workspace.organizations),
        positions=tuple(replace(each, organization=new[each.organization]) for each in workspace.positions),
    )
    moved = replace(
        made,
        affiliations=tuple(replace(each, organization=new[each.organization]) for each in made.affiliations),
        versions=tuple(
            replace(
                version,
                planks=tuple(
                    replace(plank, agreed_by=frozenset(new[each] for each in plank.agreed_by))
                    for plank in version.planks
                ),
            )
            for version in made.versions
        ),
    )

    assert numbers(coalition_report(renamed, moved)) == close_to(numbers(coalition_report(workspace, made)))


@relaxed
@given(worlds(), st.sampled_from(Facet))
def test_adding_an_unknown_changes_nothing(world, facet):
    workspace, made = world
    bigger = replace(
        workspace,
        tenets=(*workspace.tenets, Tenet("new", "New", facet)),
        organizations=(*workspace.organizations, Organization("new", "New")),
    )
    before, after = coalition_report(workspace, made), coalition_report(bigger, made)

    assert numbers(after) == numbers(before)
    assert after.breadth.effective_groups == same(before.breadth.effective_groups)
    assert after.watering == before.watering


@relaxed
@given(worlds())
def test_a_plank_nobody_has_an_answer_on_changes_only_what_is_known_of_the_platform(world):
    workspace, made = world
    bigger = replace(workspace, tenets=(*workspace.tenets, Tenet("new", "New", Facet.DEMAND)))
    planks = [
        replace(each, planks=(*each.planks, replace(each.planks[0], tenet="new", strength=1.0)))
        if each.planks
        else each
        for each in made.versions
    ]
    wider = replace(made, versions=tuple(planks))

    before = coalition_report(workspace, made).members
    after = coalition_report(bigger, wider).members

    for old, new in zip(before, after, strict=True):
        assert new.fit.got == same(old.fit.got)
        assert new.fit.give == same(old.fit.give)
        assert new.exposure.value == same(old.exposure.value)
        assert new.erosion.high == same(old.erosion.high)


FORBIDDEN = ("node", "edge", "stakeholder", "enemy", "parasite", "expendable", "%(", "None", "nan")


@relaxed
@given(worlds())
def test_every_sentence_can_be_read(world):
    report = coalition_report(*world)
    names = {each.name for each in (*world[0].organizations, *world[0].tenets)}
    texts = [*everything(report), *map(str, top_line(report)), *map(str, breadth_words(report.breadth, 2))]

    for text in texts:
        bare = text
        for name in names:
            bare = bare.replace(name, "")
        assert not [word for word in FORBIDDEN if word in bare], text


def test_sentences_are_said_in_the_language_asked_for():
    made = coalition(say={R: 0.5}, alternatives={R: 0.25})
    riders = coalition_report(toy(made), made).members[1]

    assert sentences(riders.exposure.reasons[0].sentences).startswith("You need this coalition more")
    spanish = {"may be exposed": "puede estar expuesto", "nothing lost so far": "nada perdido hasta ahora"}
    assert riders.verdict.in_words(lambda english: spanish.get(english, english)) == (
        "puede estar expuesto, nada perdido hasta ahora"
    )


def test_the_top_line_says_who_how_many_and_on_what():
    made = coalition(say={R: 0.5}, alternatives={R: 0.25})

    assert [str(part) for part in top_line(coalition_report(toy(made), made))] == [
        "3 member groups, about 480 people",
        "everyone agrees on 2 of 4 planks",
        "on 2 more nobody known disagrees",
        "groups between medium and high risk: 1",
        "9 of 9 answers are our estimate",
        "how much it matters is our estimate for 9 of 9",
    ]


def test_breadth_is_said_in_words():
    made = coalition((T, C, R), (LAWYER, MARCH))

    told = [str(text) for text in breadth_words(coalition_report(toy(made), made).breadth, 3)]

    assert told[0] == "These 3 groups think like about 1.4 wholly different ones."
    assert "probably isn’t broad enough" in told[1]


def test_people_are_summed_only_where_recorded():
    groups = (
        Organization("a", "A", turnout=(10, 20, 30)),
        Organization("b", "B", turnout=(None, 5, 9)),
        Organization("c", "C"),
    )

    found = people(groups)

    assert (found.low, found.likely, found.high, found.recorded) == (None, 25, 39, 2)
    assert people(groups[2:]) is None


def test_percentages_are_whole():
    assert percent(0.554) == "55%"
    assert percent_range(0.0625, 0.208) == "6–21%"
    assert percent_range(0.551, 0.549) == "55%"


def test_records_give_every_coalition_by_name():
    made = (replace(coalition(), name="b"), replace(coalition(), name="A", id="other"))

    assert [record["name"] for record in coalition_records(toy(*made))] == ["A", "b"]
