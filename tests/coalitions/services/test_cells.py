"""One cell of the matrix: what is kept as history, what is corrected, and what is refused."""

from datetime import date, timedelta

import pytest

from coalitions.services.cells import (
    CannotEnterError,
    Entered,
    Pair,
    Sitting,
    clear_position,
    enter_position,
    mark_question,
    standing_of,
    token,
)
from organizations.models import Change, Evidence, Position, Question, StaleRow
from organizations.undoing import undo_change
from tests import factories

TODAY = date(2026, 11, 22)
GUESS = Sitting(Evidence.ESTIMATED, TODAY)
SAID = Sitting(Evidence.DECLARED, TODAY, "Their programme")


@pytest.fixture
def pair(workspace, organization):
    return Pair(organization, factories.tenet(workspace))


@pytest.fixture
def ada(workspace):
    return factories.user(name="Ada")


def enter(pair, ada, *, sitting=GUESS, seen=None, **entered):
    seen = token(standing_of(pair, TODAY)) if seen is None else seen
    return enter_position(
        pair=pair, entered=Entered(**entered), sitting=sitting, seen=seen, user=ada, today=TODAY
    )


def held(pair, **fields):
    return factories.position(
        pair.organization.workspace, organization=pair.organization, tenet=pair.tenet, **fields
    )


def test_a_stance_on_what_was_unknown_is_a_new_position(pair, ada):
    enter(pair, ada, sitting=SAID, stance=-2)

    now = standing_of(pair, TODAY)
    assert (now.stance, now.evidence, now.as_of, now.source) == (-2, "declared", TODAY, "Their programme")
    assert Change.objects.get().act == "position.added"


def test_the_same_day_and_evidence_is_corrected(pair, ada):
    enter(pair, ada, stance=1)
    enter(pair, ada, stance=2)

    assert Position.objects.get().stance == 2
    assert [each.act for each in Change.objects.order_by("at")] == ["position.added", "position.edited"]


@pytest.mark.parametrize(
    "before", [{"as_of": TODAY - timedelta(days=1)}, {"as_of": TODAY, "evidence": Evidence.OBSERVED}]
)
def test_another_day_or_evidence_stays_as_history(pair, ada, before):
    old = held(pair, **{"stance": 1, "vitality": 4} | before)

    enter(pair, ada, sitting=SAID, stance=-1)

    old.refresh_from_db()
    now = standing_of(pair, TODAY)
    assert (old.stance, now.stance) == (1, -1)
    assert (now.vitality, now.vitality_evidence) == (4, old.evidence)


def test_a_red_line_goes_when_the_side_changes_and_stays_otherwise(pair, ada):
    enter(pair, ada, stance=2)
    enter(pair, ada, red_line=True)
    enter(pair, ada, stance=1)
    assert standing_of(pair, TODAY).red_line

    enter(pair, ada, stance=-1)
    assert not standing_of(pair, TODAY).red_line


@pytest.mark.parametrize(
    ("stance", "entered", "reason"),
    [
        (None, {"vitality": 3}, "no_stance"),
        (None, {"red_line": True}, "no_stance"),
        (0, {"red_line": True}, "no_side"),
        (1, {"stance": 1}, "same"),
    ],
)
def test_what_makes_no_position_is_refused_and_leaves_no_change(pair, ada, stance, entered, reason):
    if stance is not None:
        held(pair, stance=stance, as_of=TODAY)

    with pytest.raises(CannotEnterError) as refused:
        enter(pair, ada, **entered)

    assert refused.value.reason == reason
    assert not Change.objects.exists()


def test_a_vitality_can_be_unknown_again(pair, ada):
    held(pair, vitality=5, as_of=TODAY)

    enter(pair, ada, vitality=0)

    assert standing_of(pair, TODAY).vitality is None


def test_what_somebody_saved_meanwhile_is_not_written_over(pair, ada):
    seen = token(standing_of(pair, TODAY))
    enter(pair, ada, stance=1)

    with pytest.raises(StaleRow):
        enter(pair, ada, seen=seen, stance=-1)
    with pytest.raises(StaleRow):
        clear_position(pair=pair, sitting=GUESS, seen=seen, user=ada, today=TODAY)

    assert standing_of(pair, TODAY).stance == 1
    assert Change.objects.count() == 1


def test_the_own_entry_of_today_can_be_taken_away_and_that_taken_back(pair, ada):
    held(pair, stance=-1, as_of=TODAY - timedelta(days=9))
    enter(pair, ada, stance=2)

    change = clear_position(
        pair=pair, sitting=GUESS, seen=token(standing_of(pair, TODAY)), user=ada, today=TODAY
    )
    assert standing_of(pair, TODAY).stance == -1

    undo_change(change=change, user=ada)
    assert standing_of(pair, TODAY).stance == 2


def test_what_is_of_another_day_is_not_taken_away(pair, ada):
    old = held(pair, stance=-1, as_of=TODAY - timedelta(days=9))

    with pytest.raises(CannotEnterError):
        clear_position(pair=pair, sitting=GUESS, seen=token(old), user=ada, today=TODAY)

    assert standing_of(pair, TODAY) == old


def test_a_question_goes_once_they_said_so_and_comes_back_with_undo(pair, ada):
    mark_question(pair=pair, wanted=True, user=ada)
    enter(pair, ada, stance=1)
    assert Question.objects.get().asked_by == ada

    change = enter(pair, ada, sitting=SAID, stance=1)
    assert not Question.objects.exists()

    undo_change(change=change, user=ada)
    assert Question.objects.exists()


def test_a_question_is_marked_once(pair, ada):
    assert mark_question(pair=pair, wanted=True, user=ada)
    assert mark_question(pair=pair, wanted=True, user=ada) is None
    assert mark_question(pair=pair, wanted=False, user=ada)
    assert [each.act for each in Change.objects.order_by("at")] == ["question.added", "question.deleted"]
