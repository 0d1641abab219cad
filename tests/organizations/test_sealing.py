"""The log of changes proves itself: a line that was changed, removed or swapped is found, and named."""

import copy
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from organizations.keeping import history_opened
from organizations.models import Change, LogEnd, Organization, Workspace
from organizations.sealing import check_log, first_broken, seal_again, seal_of
from organizations.services import explain_change, one_change
from tests import factories

LINES = 12
MUTATIONS = 1_000
TEXTS = ("act", "subject_kind", "subject_label")
IDS = ("id", "user_id", "subject_id", "undoes_id", "only_for_id", "workspace_id")


def chain(length=LINES):
    """A log in memory, as it is stored, and its last seal."""
    lines, before = [], ""
    for number in range(1, length + 1):
        line = Change(act=f"tenet.{number}", subject_label="Clean air", number=number, reach={"tenet": None})
        line.before, line.after = {"weight": number, "share": 1e3}, {"weight": None, "share": 0.1}
        line.workspace_id, line.user_id = Workspace().pk, Workspace().pk
        before = line.seal = seal_of(before, line)
        lines.append(line)
    return lines, before


def changed(lines, chance):
    """One column of one line says something else."""
    line = chance.choice(lines)
    what = chance.choice([*TEXTS, *IDS, "at", "before", "after", "reach", "seal"])
    if what in IDS:
        setattr(line, what, Workspace().pk)
    elif what == "at":
        line.at += timedelta(microseconds=chance.randrange(1, 10**6))
    elif what in ("before", "after", "reach"):
        setattr(line, what, {**getattr(line, what), "weight": chance.random()})
    else:
        setattr(line, what, getattr(line, what)[:-1] + "…")
    return line.number


def removed(lines, chance):
    """One line is gone, be it the first or the last."""
    return lines.pop(chance.randrange(len(lines))).number


def swapped(lines, chance):
    """Two lines change places: they alone, their numbers with them, or their seals too."""
    one, other = sorted(chance.sample(range(len(lines)), 2))
    first = lines[one].number
    lines[one], lines[other] = lines[other], lines[one]
    for name in chance.choice([(), ("number",), ("number", "seal")]):
        here, there = getattr(lines[one], name), getattr(lines[other], name)
        setattr(lines[one], name, there)
        setattr(lines[other], name, here)
    return first


def test_each_of_a_thousand_mutations_is_found_and_the_first_line_of_it_is_named():
    chance = random.Random(20261122)
    whole, last = chain()
    assert first_broken(whole, LINES, last) is None
    missed = []
    for turn in range(MUTATIONS):
        lines = copy.deepcopy(whole)
        mutate = chance.choice([changed, removed, swapped])
        number = mutate(lines, chance)
        found = first_broken(lines, LINES, last)
        if found is None or found.number != number:
            missed.append((turn, mutate.__name__, number, found))
    assert missed == []


def test_a_log_sealed_anew_is_told_by_who_kept_the_last_seal():
    lines, last = chain()
    lines[3].act, before = "other.act", ""
    for line in lines:
        before = line.seal = seal_of(before, line)

    assert first_broken(lines, LINES, last).why == "was sealed anew"


@pytest.fixture
def log(workspace):
    """Five changes of a workspace, and one of another between them."""
    other = factories.workspace(slug="other")
    for number in range(5):
        with one_change(workspace=workspace, user=factories.user(), act="organization.added") as change:
            row = Organization.objects.create(workspace=workspace, name=f"Group {number}")
            change.about(row, before=None, after={"people": 1e22, "share": 0.1, "low": -0.0, "name": "Évry"})
        with one_change(workspace=other, user=None, act="organization.added"):
            pass
    return list(workspace.changes.order_by("number"))


@pytest.mark.django_db
def test_each_change_has_its_number_and_its_seal(log, workspace):
    assert [change.number for change in log] == [1, 2, 3, 4, 5]
    assert len({change.seal for change in log}) == 5
    assert check_log(workspace) is None


@pytest.mark.django_db
def test_a_reason_said_afterwards_breaks_no_seal(log, workspace):
    explain_change(change=log[1], why="They asked", shown="", user=factories.user())

    assert check_log(workspace) is None


@pytest.mark.django_db
def test_a_line_changed_in_the_table_is_named(log, workspace, capsys):
    with history_opened():
        Change.objects.filter(pk=log[2].pk).update(subject_label="Somebody else")

    with pytest.raises(CommandError, match="the log of clean-air"):
        call_command("check_history")

    told = capsys.readouterr().out
    assert f"clean-air: change 3 ({log[2].pk}, organization.added" in told
    assert "other: 5 changes hold" in told


@pytest.mark.django_db
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_line_removed_from_the_table_is_named(log, workspace, at):
    with history_opened():
        Change.objects.filter(pk=log[at].pk).delete()

    assert (check_log(workspace).number, check_log(workspace).why) == (at + 1, "is missing")


@pytest.mark.django_db
def test_lines_swapped_in_the_table_are_named(log, workspace):
    with history_opened():
        for number, change in ((99, log[1]), (2, log[3]), (4, log[1])):
            Change.objects.filter(pk=change.pk).update(number=number)

    assert check_log(workspace).number == 2


@pytest.mark.django_db
def test_a_line_slipped_in_without_a_seal_is_named(log, workspace):
    slipped = Change.objects.create(workspace=workspace, act="organization.added")

    assert check_log(workspace).change == slipped


@pytest.mark.django_db
def test_after_an_erasure_the_log_is_sealed_anew_and_goes_on(log, workspace):
    with history_opened():
        Change.objects.filter(pk=log[2].pk).delete()
        seal_again(workspace)
    with one_change(workspace=workspace, user=None, act="organization.added"):
        pass

    assert check_log(workspace) is None
    assert list(workspace.changes.order_by("at").values_list("number", flat=True)) == [1, 2, 3, 4, 5]


@pytest.mark.django_db
def test_one_log_is_checked_alone(log, capsys):
    call_command("check_history", "--workspace", "other")

    end = LogEnd.objects.get(workspace__slug="other")
    assert capsys.readouterr().out == f"other: 5 changes hold; the last seal is {end.seal}\n"
    with pytest.raises(CommandError, match="no workspace at nowhere"):
        call_command("check_history", "--workspace", "nowhere")


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_never_fork_the_log():
    workspace = factories.workspace()

    def write(_turn):
        try:
            with one_change(workspace=workspace, user=None, act="organization.added"):
                Organization.objects.create(workspace=workspace, name=str(uuid4()))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as writers:
        list(writers.map(write, range(24)))

    assert LogEnd.objects.get().number == 24
    assert check_log(workspace) is None


@pytest.mark.django_db(transaction=True)
def test_what_was_in_the_log_before_is_sealed_by_the_upgrade():
    targets = MigrationExecutor(connection).loader.graph.leaf_nodes()
    old = MigrationExecutor(connection).migrate([("organizations", "0011_history_kept")]).apps
    try:
        workspace = old.get_model("organizations.Workspace").objects.create(slug="old", name="Old")
        for number in range(3):
            old.get_model("organizations.Change").objects.create(
                workspace=workspace, act=f"tenet.{number}", after={"weight": 0.5}, at=timezone.now()
            )
    finally:
        MigrationExecutor(connection).migrate(targets)

    now = Workspace.objects.get(slug="old")
    assert list(now.changes.order_by("number").values_list("act", flat=True)) == [
        "tenet.0",
        "tenet.1",
        "tenet.2",
    ]
    assert check_log(now) is None
