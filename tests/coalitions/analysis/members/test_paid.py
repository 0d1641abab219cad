"""Who paid for each change of a platform: docs/analysis/watering.md."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coalitions.analysis.inputs import Plank, Version
from coalitions.analysis.member_table import members
from coalitions.analysis.members.paid import who_paid
from coalitions.analysis.members.riding import Likely
from coalitions.analysis.members.watering_words import (
    cost_words,
    kept_words,
    lost_words,
    paid_words,
    riding_words,
    tail_words,
)
from coalitions.analysis.platform import history
from tests.coalitions.analysis.toy import BUS, CAP, LAWYER, MARCH, C, R, T, coalition, toy


def paid(*second, joined=None):
    """Cap, bus, lawyer and march in full, then a second version of these planks."""
    made_up = coalition((T, C, R))
    day = made_up.day - timedelta(days=9)
    first = Version(1, day, tuple(Plank(each, 1.0) for each in (CAP, BUS, LAWYER, MARCH)))
    versions = (first, Version(2, made_up.day - timedelta(days=1), second))
    places = tuple(
        replace(each, joined=(joined or {}).get(each.organization)) for each in made_up.affiliations
    )
    made_up = replace(made_up, versions=versions, affiliations=places)
    rows = members(toy(made_up), made_up)
    return who_paid(rows, history(made_up, rows.column)), made_up.day


def test_the_example_of_the_method_names_who_lost_what():
    found, _day = paid(Plank(CAP, 0.5), Plank(BUS, 0.0))

    assert [(each.tenet, each.before, each.after) for each in found] == [(CAP, 1.0, 0.5), (BUS, 1.0, 0.0)]
    (cap, bus) = found
    assert [id_ for id_, _share in cap.payers] == [T, C, R]
    assert dict(cap.payers)[T] == pytest.approx(0.5 * 1.0 / 2.4)  # of cap 1, lawyer .8, march .6
    assert [id_ for id_, _share in bus.payers] == [R]
    assert dict(bus.payers)[R] == pytest.approx(1.0 / 1.9)


def test_what_is_raised_or_kept_costs_nobody():
    assert paid(Plank(CAP, 1.0))[0] == ()


def test_who_joined_with_the_change_did_not_pay_for_it():
    _found, day = paid()

    found, _day = paid(Plank(BUS, 0.0), joined={R: day - timedelta(days=1)})

    assert found[0].payers == ()
    assert paid_words(found[0]).in_words() == "Dropped. No member is known to ask for it."


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (frozenset({T, C, R}), "Weakened. All who ask for it agreed."),
        (frozenset({T}), "Weakened. Not all who ask for it are recorded as having agreed."),
        (frozenset(), "Weakened. Who agreed is not recorded."),
    ],
)
def test_a_narrowing_that_all_agreed_to_is_said_to_be_one(agreed, said):
    (found,), _day = paid(Plank(CAP, 0.5, agreed_by=agreed))

    assert paid_words(found).in_words() == said


NAMES = {T: "Tenants", C: "Church", R: "Riders"}


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (frozenset({T, C, R}), " All who ask for it agreed."),
        (frozenset({T}), " Not recorded as having agreed: Church, Riders."),
        (frozenset(), ""),
    ],
)
def test_beside_a_change_stands_whom_it_cost_what_and_who_agreed(agreed, said):
    (found,), _day = paid(Plank(CAP, 0.5, agreed_by=agreed))

    paid_for = "It cost Tenants 21%, Church 6%, Riders 3% of what they ask for."
    assert cost_words(found, NAMES).in_words() == paid_for + said


def test_who_alone_paid_is_named_alone():
    (found,), _day = paid(Plank(BUS, 0.0))

    said = "It cost Riders 53% of what it asks for."
    assert cost_words(found, NAMES).in_words() == said


def test_a_cost_that_rounds_to_nothing_is_no_nothing():
    (found,), _day = paid(Plank(CAP, 0.5))
    many = replace(found, payers=((T, 0.2), (C, 0.1), (R, 0.004), ("x", 0.001)))

    assert (
        cost_words(many, NAMES)
        .in_words()
        .startswith("It cost Tenants 20%, Church 10%, Riders <1% of what they ask for, and 1 more something.")
    )
    assert cost_words(replace(found, payers=()), NAMES).in_words() == "No member is known to ask for it."


def test_sentences_say_who_lost_more_and_what_is_unknown():
    assert lost_words(0.45, 0.28).in_words() == "Keeps 45%; lost 28% more than the members on average."
    assert lost_words(0.94, -0.21).in_words() == "Keeps 94%; lost less than the members on average."
    assert lost_words(0.72, 0.0).in_words() == "Keeps 72%, about as the members on average."
    assert lost_words(1.0, -0.2).in_words() == "Keeps all of it."
    assert lost_words(None, None).in_words().startswith("Not known")
    assert kept_words(0.72).in_words().startswith("The platform keeps 72%")
    assert kept_words(None).in_words().startswith("Nobody is known")


def test_riding_says_the_one_thing_left_to_judge():
    told = riding_words(Likely.POSSIBLE, Likely.UNLIKELY).in_words()

    assert told == "Ride, unless being dropped seems likelier than 60%."
    assert riding_words(Likely.LIKELY, Likely.LIKELY).in_words() == "Don’t ride for this demand’s sake."


@pytest.mark.parametrize(
    ("tail", "said"), [(None, "Not known"), (2.0, "more"), (1.0, "about"), (0.2, "less")]
)
def test_the_tail_is_said_in_words(tail, said):
    assert said in tail_words(tail).in_words()
