"""What is decided of rows that look like an organization that is there is applied exactly so, and lasts."""

import pytest

from coalitions.models import Distinction, Import, Tie
from coalitions.services.duplicates import find_duplicates
from coalitions.services.imports import apply_import
from organizations.cleaning import fold_name
from organizations.models import Change, Contact, Organization
from organizations.undoing import undo_change
from tests import factories
from tests.coalitions.bringing_in import counts, plan_text, told

pytestmark = pytest.mark.django_db

TEXT = "Organization,Type,City,Owner\nRIDERS Inc.,club,Leeds,Bo\nTenants,union,York,Bo\n"


def decide(workspace, text, name="sheet.csv", *, overwrite=False, **decisions):
    """Import with these decisions, by the name as the file writes it."""
    known = {fold_name(key): value for key, value in decisions.items()}
    plan = plan_text(workspace, text, name, overwrite=overwrite, decisions=known)
    apply_import(record=Import(workspace=workspace, filename=name), plan=plan)
    return plan


def outcomes(plan):
    return {each.label: each.outcome.value for each in plan.outcomes}


def asked(plan):
    return {each.label: each.likeness for each in plan.outcomes if each.likeness}


@pytest.fixture
def riders(workspace):
    return factories.organization(workspace, name="The Riders", kind="network")


def test_what_is_not_decided_is_added_and_asked_about(workspace, riders):
    plan = decide(workspace, TEXT)

    (choice,) = asked(plan)["RIDERS Inc."].choices
    assert choice.decision == f"same:{riders.pk}"
    assert asked(plan).keys() == {"RIDERS Inc."}
    assert Organization.objects.count() == 3
    assert not Distinction.objects.exists()


def test_the_same_fills_in_what_is_empty_and_keeps_the_name_beside(workspace, riders):
    plan = decide(workspace, TEXT, **{"RIDERS Inc.": f"same:{riders.pk}"})

    riders.refresh_from_db()
    assert outcomes(plan) == {"RIDERS Inc.": "updated", "Tenants": "created"}
    assert (riders.name, riders.kind, riders.place, riders.owner) == ("The Riders", "network", "Leeds", "Bo")
    assert riders.extra == {"also called": "RIDERS Inc."}
    assert riders.version == 2
    assert "The same as “The Riders”" in plan.outcomes[0].hint


def test_the_same_changes_filled_fields_only_when_told(workspace, riders):
    decide(workspace, TEXT, overwrite=True, **{"RIDERS Inc.": f"same:{riders.pk}"})

    riders.refresh_from_db()
    assert (riders.name, riders.kind) == ("The Riders", "club")


def test_another_one_is_added_and_never_asked_about_again(workspace, riders):
    plan = decide(workspace, TEXT, **{"RIDERS Inc.": "add"})

    assert outcomes(plan)["RIDERS Inc."] == "created"
    assert Distinction.objects.count() == 1
    assert find_duplicates(workspace, contacts=True) == []


def test_what_is_left_out_is_left_out_with_all_that_is_about_it(workspace, riders):
    text = "Organization,Contact,E-mail\nRIDERS Inc.,Ann,ann@a.example\nTenants,Bo,bo@b.example\n"

    plan = decide(workspace, text, **{"RIDERS Inc.": "out"})

    assert [each.outcome.value for each in plan.outcomes] == ["skipped", "created", "skipped", "created"]
    assert set(Organization.objects.values_list("name", flat=True)) == {"The Riders", "Tenants"}
    assert Contact.objects.get().name == "Bo"


@pytest.mark.parametrize("decision", ["same", "add", "out"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_the_same_file_again_changes_nothing(workspace, riders, decision, overwrite):
    given = {"RIDERS Inc.": f"same:{riders.pk}" if decision == "same" else decision}
    decide(workspace, TEXT, overwrite=overwrite, **given)
    before = counts()

    again = decide(workspace, TEXT, overwrite=overwrite)

    assert set(outcomes(again).values()) <= {"unchanged", "skipped"}
    assert not any(each.likeness and not each.likeness.decision for each in again.outcomes)
    after = counts()
    own = ("coalitions.Import", "coalitions.ImportRow", "organizations.Change")
    assert {k: n for k, n in after.items() if k not in own} == {
        k: n for k, n in before.items() if k not in own
    }


def test_what_was_left_out_can_be_taken_the_next_time(workspace, riders):
    decide(workspace, TEXT, **{"RIDERS Inc.": "out"})

    plan = decide(workspace, TEXT, **{"RIDERS Inc.": "add"})

    assert outcomes(plan)["RIDERS Inc."] == "created"


def test_what_was_left_out_of_one_sheet_is_asked_in_another(workspace, riders):
    decide(workspace, TEXT, **{"RIDERS Inc.": "out"})

    other = decide(workspace, "Group,City\nRIDERS Inc.,Leeds\n")

    assert outcomes(other)["RIDERS Inc."] == "created"
    assert any(each.likeness and not each.likeness.decision for each in other.outcomes)


def test_an_import_that_was_taken_back_leaves_nothing_out_any_more(workspace, riders):
    decide(workspace, TEXT, **{"RIDERS Inc.": "out"})
    undo_change(change=Change.objects.get(act="import.done"), user=None)

    assert outcomes(decide(workspace, TEXT))["RIDERS Inc."] == "created"


TWINS = "Organization,Type,City\nThe Riders,club,\nRiders Ltd,union,Leeds\n"


@pytest.mark.parametrize("overwrite", [False, True])
def test_two_rows_of_a_file_become_one(workspace, overwrite):
    plan = decide(workspace, TWINS, overwrite=overwrite, **{"Riders Ltd": "row:the riders"})
    again = decide(workspace, TWINS, overwrite=overwrite)

    made = Organization.objects.get()
    assert (made.name, made.kind, made.place) == ("The Riders", "club", "Leeds")
    assert made.extra == {"also called": "Riders Ltd"}
    assert outcomes(plan) == {"The Riders": "created", "Riders Ltd": "updated"}
    assert set(outcomes(again).values()) == {"unchanged"}


def test_of_two_rows_the_later_one_is_asked_about(workspace):
    plan = plan_text(workspace, TWINS)

    assert asked(plan).keys() == {"Riders Ltd"}
    assert asked(plan)["Riders Ltd"].choices[0].decision == "row:the riders"


def test_two_rows_of_a_file_that_are_two_stay_two(workspace):
    decide(workspace, TWINS, **{"Riders Ltd": "add"})

    assert Organization.objects.count() == 2
    assert Distinction.objects.count() == 1


def test_the_same_as_a_row_that_is_the_same_as_a_record(workspace, riders):
    text = "Organization,City\nRIDERS,Leeds\nRiders Ltd,York\n"

    decide(workspace, text, RIDERS=f"same:{riders.pk}", **{"Riders Ltd": "row:riders"})

    riders.refresh_from_db()
    assert Organization.objects.get() == riders
    assert (riders.place, riders.extra) == ("Leeds", {"also called": "RIDERS | Riders Ltd"})


def test_the_same_as_a_row_that_is_left_out_is_left_out(workspace):
    plan = decide(workspace, TWINS, **{"The Riders": "out", "Riders Ltd": "row:the riders"})

    assert set(outcomes(plan).values()) == {"skipped"}
    assert not Organization.objects.exists()


def test_ties_follow_the_decision(workspace, riders):
    text = "From,To,Relation\nRIDERS Inc.,Tenants,alliance\n"

    decide(workspace, text, "ties.csv", **{"RIDERS Inc.": f"same:{riders.pk}"})
    again = decide(workspace, text, "ties.csv")

    tie = Tie.objects.get()
    assert {tie.source.name, tie.target.name} == {"The Riders", "Tenants"}
    assert {outcome for _kind, outcome, _label, _reason in told(again)} == {"unchanged"}


def test_a_record_that_is_gone_is_asked_about_afresh(workspace, riders):
    decision = f"same:{riders.pk}"
    riders.delete()

    plan = decide(workspace, TEXT, **{"RIDERS Inc.": decision})

    assert outcomes(plan)["RIDERS Inc."] == "created"


def test_an_import_with_decisions_is_taken_back_whole(workspace):
    decide(workspace, "Organization,Type\nThe Riders,network\n")
    riders = Organization.objects.get()
    decide(workspace, TEXT, **{"RIDERS Inc.": f"same:{riders.pk}"})

    undo_change(change=Change.objects.latest_first()[0], user=None)

    riders.refresh_from_db()
    assert Organization.objects.get() == riders
    assert (riders.place, riders.extra) == ("", {})
