"""Everything a coalition's page needs, put together."""

from dataclasses import replace
from datetime import date

from coalitions.analysis.coalition import People, coalition_report, people
from coalitions.analysis.inputs import Affiliation, Organization, Position
from coalitions.analysis.output import coalition_records
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
    toy,
)


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
    assert report.counts.people == People(None, 480, None, recorded=3)


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


def test_people_are_summed_only_where_recorded():
    groups = (
        Organization("a", "A", turnout=(10, 20, 30)),
        Organization("b", "B", turnout=(None, 5, 9)),
        Organization("c", "C"),
    )

    found = people(groups)
    assert found is not None

    assert (found.low, found.likely, found.high, found.recorded) == (None, 25, 39, 2)
    assert people(groups[2:]) is None


def test_records_give_every_coalition_by_name():
    made = (replace(coalition(), name="b"), replace(coalition(), name="A", id="other"))

    assert [record["name"] for record in coalition_records(toy(*made))] == ["A", "b"]
