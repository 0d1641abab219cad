"""The preview: what words for how much mean here, how each word was read, which groups may be the same."""

from coalitions.models import Import
from organizations.models import Organization
from tests import factories
from tests.coalitions.test_import_detail import plan_in, text_of, waiting

LEVELS = "Organization,Support level,Colour\nTenants,High,red\nRiders,Low,\nUnion,opposed,\n"
ANSWERS = {"stance:High": "2", "stance:Low": "unknown"}


def test_it_asks_value_by_value_and_never_takes_a_direction_for_an_answer(organizer, workspace):
    url = waiting(organizer, LEVELS)

    first, turned = organizer.get(url), organizer.post(url, {"low_means": "against"})

    for page in (first, turned):
        (question,) = page.context["questions"]
        assert question["values"] == [("stance:High", "High", 1), ("stance:Low", "Low", 1)]
        assert ("unknown", "leave it out: unknown") in question["choices"]
        assert "little support is no opposition" in text_of(page)
        assert '<select name="stance:Low" required' in text_of(page)
        assert "importable" not in page.context


def test_an_answer_left_open_is_asked_again(organizer, workspace):
    url = waiting(organizer, LEVELS)

    page = organizer.post(url, {"stance:High": "2", "stance:Low": "wonderful"})

    assert page.context["questions"][0]["values"] == [("stance:Low", "Low", 1)]


def test_a_low_support_that_is_left_out_is_imported_as_unknown(organizer, workspace):
    url = waiting(organizer, LEVELS)
    page = organizer.post(url, ANSWERS)

    organizer.post(f"{url}apply/", {"plan": plan_in(page)})

    assert dict(Organization.objects.values_list("name", "spectrum")) == {
        "Tenants": "active_ally",
        "Riders": "unknown",
        "Union": "passive_opponent",
    }
    assert Organization.objects.get(name="Riders").extra == {"Support level": "Low"}


def test_it_shows_how_each_word_was_read_and_lets_it_be_told_otherwise(organizer, workspace):
    url = waiting(organizer, LEVELS)
    shown = organizer.post(url, ANSWERS)

    (heard,) = shown.context["sources"][0]["heard"]
    assert [(row["written"], row["count"], row["value"]) for row in heard["rows"]] == [
        *(("High", 1, "2"), ("Low", 1, "unknown"), ("opposed", 1, "-1")),
    ]
    again = organizer.post(url, ANSWERS | {"stance:opposed": "unknown"})

    assert Import.objects.get().options["stances"] == {"High": "2", "Low": "unknown", "opposed": "unknown"}
    assert again.context["sources"][0]["heard"][0]["rows"][2]["value"] == "unknown"


def test_a_word_that_is_not_understood_can_be_told(organizer, workspace):
    url = waiting(organizer, "Organization,Rent cap,Buses\nTenants,kinda,support\nUnion,no,yes\n")
    shown = organizer.get(url)
    assert "Not understood: not imported" in text_of(shown)

    page = organizer.post(url, {"stance:kinda": "1", "stance:support": "1"})

    assert page.context["errors"] == 0
    assert Import.objects.get().options["stances"] == {"kinda": "1"}


def test_it_shows_each_column_and_names_what_is_kept_as_extra_field(organizer, workspace):
    page = organizer.post(waiting(organizer, LEVELS), ANSWERS)

    source = page.context["sources"][0]
    assert (source["open"], source["extras"]) == (True, ["Colour"])
    assert "Kept as extra fields, word for word:" in text_of(page)


def test_a_changed_row_says_field_by_field_from_what_to_what(organizer, workspace):
    factories.organization(workspace, name="Tenants", kind="", place="Leeds")
    url = waiting(organizer, "Organization,Type,City\nTenants,union,York\n")

    page = text_of(organizer.post(url, {"overwrite": "on"}))

    assert "Kind: empty becomes “union”.<br>Place: “Leeds” becomes “York”." in page


def test_groups_that_may_be_the_same_are_hinted_at_and_can_be_shown_alone(organizer, workspace):
    factories.organization(workspace, name="The Riders")
    url = waiting(organizer, "Organization\nRiders Inc.\nTenants\n")

    page, alone = organizer.get(url), organizer.get(url, {"show": "similar"})

    assert page.context["similar"] == 1
    assert "May be “The Riders”, which is recorded here." in text_of(page)
    assert [row.label for row in alone.context["page"]] == ["Riders Inc."]


def test_days_that_can_be_two_are_asked_for(organizer, workspace):
    url = waiting(organizer, "Organization,Last contact\nTenants,3/4/2026\n")

    assert "The day: 3/4/2026 is 2026-04-03" in text_of(organizer.get(url))
    page = organizer.post(url, {"dates": "day_first"})
    assert "Last checked: “2026-04-03”" in text_of(page)


def test_a_legend_in_the_header_is_shown_where_its_scale_is_asked_for(organizer, workspace):
    url = waiting(organizer, 'Organization,"Support (1-5, 5 = strong)"\nTenants,5\nUnion,2\n')

    assert "The header of this column says: <strong>1-5, 5 = strong</strong>" in text_of(organizer.get(url))
