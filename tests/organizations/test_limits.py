"""What can't be kept is refused by both databases and said at its field by the form."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, transaction

from coalitions.forms.coalitions import NeedForm
from coalitions.forms.platforms import PlatformForm
from coalitions.models import Coalition, Event, Import, ImportRow, Need, Platform, Trend
from organizations.forms.organizations import OrganizationForm, OrganizationNameForm
from organizations.limits import LARGEST_AMOUNT, LARGEST_COUNT
from organizations.models import Change, Contact, Note, Organization, Overlap, Tenet, User, Workspace
from tests import factories

pytestmark = pytest.mark.django_db

INFINITE = float("inf")
NUMBERS = [
    ("turnout_low", LARGEST_COUNT + 1),
    ("turnout_likely", 99_999_999_999),
    ("turnout_high", -1),
    ("members", 2**63 - 1),
    ("members", -1),
    ("members_year", 0),
    ("members_year", 99_999),
    ("money", 1e300),
    ("people", INFINITE),
    ("people", float(LARGEST_AMOUNT) * 2),
    ("access", -1.0),
]


def refused(make: Any) -> bool:
    """PostgreSQL says no to some by the type of the column, to the others by a check, as SQLite does."""
    try:
        with transaction.atomic():
            make()
    except (Error, ValueError):
        return True
    return False


@pytest.mark.parametrize(("name", "number"), NUMBERS)
def test_a_number_that_can_not_be_kept_is_refused_by_the_database(workspace, name, number):
    assert refused(lambda: factories.organization(workspace, **{name: number}))


@pytest.mark.parametrize("name", ["people", "money"])
def test_no_number_at_all_is_never_kept(workspace, name):
    """SQLite keeps it as unknown; PostgreSQL would keep it as the largest there is."""
    kept = not refused(lambda: factories.organization(workspace, name="Odd", **{name: float("nan")}))

    assert not kept or getattr(Organization.objects.get(name="Odd"), name) is None


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("turnout_high", LARGEST_COUNT),
        ("members", LARGEST_AMOUNT),
        ("members_year", 9999),
        ("members_year", 1),
        ("money", float(LARGEST_AMOUNT)),
    ],
)
def test_the_largest_number_is_kept(workspace, name, number):
    row = factories.organization(workspace, **{name: number})

    row.refresh_from_db()
    assert getattr(row, name) == number


@pytest.mark.parametrize(("name", "number"), NUMBERS)
def test_a_form_says_it(workspace, name, number):
    """At its field; only of an amount below zero it says so once for all."""
    form = OrganizationForm({"name": "A", name: str(number)}, workspace=workspace)

    assert (name in form.errors) == (name != "access")
    assert form.non_field_errors() == (["An amount can't be below zero."] if name == "access" else [])


def test_the_forms_of_coalitions_say_it_too(workspace):
    coalition = factories.coalition(workspace)
    need, platform = Need(workspace=workspace, coalition=coalition), Platform(coalition=coalition)
    data = {"resource": "money", "low": "1e300", "high": "1e300", "weight": "1"}

    assert {"low", "high"} <= set(NeedForm(data, workspace=workspace, instance=need).errors)
    for number in ("0", "99999999999"):
        form = PlatformForm({"number": number, "day": "2026-03-01"}, workspace=workspace, instance=platform)
        assert list(form.errors) == ["number"]


@pytest.fixture
def rows(workspace):
    a, b = sorted((factories.organization(workspace) for _ in "ab"), key=lambda each: each.pk)
    return {"a": a, "b": b, "coalition": factories.coalition(workspace), "day": factories.DAY}


@pytest.mark.parametrize(
    ("model", "with_rows", "columns"),
    [
        (Overlap, "a b", {"people": LARGEST_COUNT + 1}),
        (Platform, "coalition day", {"number": 0}),
        (Platform, "coalition day", {"number": 99_999_999_999}),
        (Need, "coalition", {"resource": "money", "low": 1e300}),
        (Need, "coalition", {"resource": "money", "high": INFINITE}),
        (Organization, "", {"name": "   "}),
        (Organization, "", {"name": "A", "constituencies": "abc"}),
        (Organization, "", {"name": "A", "constituencies": {"a": 1}}),
        (Organization, "", {"name": "A\0B"}),
        (Organization, "", {"name": "A", "source": "x\0" + "y" * 600}),
        (Coalition, "", {"name": " "}),
        (Trend, "", {"name": " ", "kind": "social", "direction": "rising"}),
        (Event, "day", {"name": " "}),
        (Tenet, "", {"name": " ", "code": "D1"}),
        (Tenet, "", {"name": "A", "code": " "}),
        (Change, "", {"act": "x" * 61}),
        (Change, "", {"act": "x", "subject_label": "x" * 301}),
        (Change, "", {"act": "x\0"}),
    ],
)
def test_a_row_that_can_not_be_kept_is_refused_by_the_database(workspace, rows, model, with_rows, columns):
    given = {name: rows[name] for name in with_rows.split()}

    assert refused(lambda: model.objects.create(workspace=workspace, **given, **columns))


@pytest.mark.parametrize("slug", ["", "A B/..", "Clean", "a_b", "-a", "a b", "é", "a.b", "a\n"])
def test_an_address_is_small_letters_digits_and_hyphens(slug):
    assert refused(lambda: Workspace.objects.create(slug=slug, name="A"))


@pytest.mark.parametrize("slug", ["a", "a-b", "2026", "clean-air-2-"])
def test_such_an_address_is_kept(slug):
    Workspace.objects.create(slug=slug, name="A")


def test_blank_and_over_long_texts_of_others_are_refused(workspace, organization):
    note = {"workspace": workspace, "organization": organization, "written_on": factories.DAY}
    here = {"workspace": workspace, "organization": organization}
    imported = Import.objects.create(workspace=workspace, filename="a.csv")

    assert refused(lambda: Note.objects.create(text="  ", **note))
    assert refused(lambda: Contact.objects.create(name="  ", **here))
    assert refused(lambda: User.objects.create(email="a@example.org", name="x" * 500))
    assert refused(lambda: ImportRow.objects.create(imported=imported, outcome="created", label="x" * 301))
    assert refused(lambda: Workspace.objects.create(slug="a", name="  "))


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"people": INFINITE}, "too large or too small"),
        ({"constituencies": "abc"}, "a list of texts"),
        ({"name": "   "}, "needs a name"),
    ],
)
def test_what_the_database_refuses_has_words(workspace, columns, said):
    row = Organization(workspace=workspace, **{"name": "A"} | columns)

    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()

    assert said in " ".join(refusal.value.messages)


class TestNames:
    """One name in any case of letters, in one workspace."""

    @pytest.mark.parametrize(
        ("one", "other"), [("Tenants", "tenants"), ("Évry", "ÉVRY"), ("Straße", "STRASSE")]
    )
    def test_a_name_in_another_case_is_refused(self, workspace, one, other):
        factories.organization(workspace, name=one)

        form = OrganizationForm({"name": other}, workspace=workspace)

        assert "exists already" in str(form.errors)
        assert refused(lambda: factories.organization(workspace, name=other))
        assert refused(
            lambda: Organization.objects.bulk_create([Organization(workspace=workspace, name=other)])
        )

    def test_a_short_name_in_another_case_is_refused(self, workspace):
        factories.organization(workspace, short_name="SEIU")
        factories.organization(workspace)  # any number may have none
        factories.organization(workspace)

        assert refused(lambda: factories.organization(workspace, short_name="seiu"))

    def test_a_name_may_change_its_case(self, workspace):
        row = factories.organization(workspace, name="Tenants")
        form = OrganizationNameForm({"name": "TENANTS", "version": 1}, workspace=workspace, instance=row)

        assert not form.errors
        form.save()
        assert list(Organization.objects.called("tenants")) == [row]

    def test_it_follows_the_name(self, workspace):
        row = factories.organization(workspace, name="Before")
        row.name = "After"
        row.save_over(1)

        factories.organization(workspace, name="BEFORE")
        assert refused(lambda: factories.organization(workspace, name="AFTER"))

    def test_what_the_names_of_before_break_stops_no_other_edit(self, workspace):
        """Rows from before: a short name that is another's name can only be seen by looking at both."""
        factories.organization(workspace, name="ACT")
        row = factories.organization(workspace, name="Act for all", short_name="Act")

        row.clean()
        row.short_name = "ACT!"
        row.clean()
        row.save()
        row.short_name = "act"
        with pytest.raises(ValidationError, match="as its name"):
            row.clean()

    def test_the_log_says_nothing_of_how_names_are_compared(self, organizer, workspace):
        organizer.post("/w/clean-air/organizations/add/", {"name": "Tenants"})

        assert "name_key" not in str(workspace.changes.get().after)
