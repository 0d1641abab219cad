"""Choosing, row by row, what looks like an organization that is there; the choices last and are applied."""

import pytest

from coalitions.models import Import
from coalitions.services import import_worker
from coalitions.services.imports import plan_import
from organizations.models import Change, Organization
from tests import factories
from tests.coalitions.test_import_detail import plan_in, text_of, waiting

pytestmark = pytest.mark.django_db

TEXT = "Organization,Type,Remark\nRIDERS Inc.,club,x\nTenants,union,\nTenants Coalition,,\n"


@pytest.fixture
def riders(workspace):
    return factories.organization(workspace, name="The Riders")


def decisions():
    kept = Import.objects.get().options.get("decisions", {})
    return {name: value for name, value in kept.items() if value}


def test_each_row_that_may_be_there_asks_what_it_is(organizer, riders):
    page = organizer.get(waiting(organizer, TEXT), {"show": "similar"})

    assert [row.label for row in page.context["page"]] == ["RIDERS Inc.", "Tenants Coalition"]
    assert page.context["undecided"] == 2
    assert '<select name="choice:riders inc."' in text_of(page)
    assert "The same as “The Riders”</option>" in text_of(page)
    assert "The same as “Tenants” in row 3</option>" in text_of(page)


def test_who_only_stands_twice_in_the_file_is_not_said_to_be_recorded(organizer):
    page = organizer.get(waiting(organizer, TEXT), {"show": "similar"})

    assert page.context["undecided"] == 1
    assert "1 organization may stand twice in the file: decide what it is" in text_of(page)
    assert "1 organization may stand twice in the file: say for it whether it is the same" in text_of(page)
    assert "recorded already" not in text_of(page)
    assert "recorded here already" not in text_of(page)


def test_who_may_be_recorded_is_said_to_be(organizer, riders):
    page = organizer.get(waiting(organizer, TEXT))

    assert "2 organizations may be recorded already, or stand twice in the file: decide" in text_of(page)


def test_choices_are_kept_and_shown_and_no_change(organizer, riders):
    url = waiting(organizer, TEXT)
    before = Change.objects.count()

    page = organizer.post(f"{url}decide/", {"choice:riders inc.": f"same:{riders.pk}"}, follow=True)

    assert decisions() == {"riders inc.": f"same:{riders.pk}"}
    assert page.context["undecided"] == 1
    assert "The same as “The Riders”, which is recorded here, as was chosen" in text_of(page)
    assert Change.objects.count() == before


def test_a_choice_saves_itself_where_scripts_run(organizer, riders):
    url = waiting(organizer, TEXT)

    answer = organizer.post(f"{url}decide/", {"choice:riders inc.": "out"}, headers={"HX-Request": "true"})

    assert text_of(answer).strip() == "Kept."
    assert decisions() == {"riders inc.": "out"}


def test_choices_outlive_another_reading_of_the_columns(organizer, riders):
    url = waiting(organizer, TEXT)
    organizer.post(f"{url}decide/", {"choice:riders inc.": "add"})

    organizer.post(url, {"map:Remark": "place"})
    assert decisions() == {"riders inc.": "add"}

    page = organizer.post(url, {"afresh": "1"})
    assert decisions() == {"riders inc.": "add"}
    assert page.context["undecided"] == 1


def test_a_choice_is_taken_back(organizer, riders):
    url = waiting(organizer, TEXT)
    organizer.post(f"{url}decide/", {"choice:riders inc.": "add"})

    organizer.post(f"{url}decide/", {"choice:riders inc.": ""})

    assert decisions() == {}


def test_one_answer_for_all_leaves_what_is_decided(organizer, riders):
    url = waiting(organizer, TEXT)

    page = organizer.post(
        f"{url}decide/", {"choice:riders inc.": "", "all": "first", "page": "1"}, follow=True
    )
    assert decisions() == {"riders inc.": f"same:{riders.pk}", "tenants coalition": "row:tenants"}
    assert page.context["undecided"] == 0

    organizer.post(f"{url}decide/", {"all": "out"})
    assert "out" not in decisions().values()

    organizer.post(f"{url}decide/", {"all": "open"})
    assert decisions() == {}


@pytest.mark.parametrize("value", ["same:x", "same:", "row:", "drop table", "ADD"])
def test_what_is_no_choice_is_not_kept(organizer, riders, value):
    url = waiting(organizer, TEXT)

    organizer.post(f"{url}decide/", {"choice:riders inc.": value})

    assert decisions() == {}


def test_import_takes_what_is_chosen_on_the_page_at_that_moment(organizer, riders):
    url = waiting(organizer, TEXT)
    plan = plan_in(organizer.get(url))
    organizer.post(f"{url}decide/", {"choice:tenants coalition": "out"}, headers={"HX-Request": "true"})

    sent = {"plan": plan, "choice:riders inc.": f"same:{riders.pk}"}
    done = organizer.post(f"{url}apply/", sent, follow=True)

    riders.refresh_from_db()
    assert "imported." in text_of(done)
    assert set(Organization.objects.values_list("name", flat=True)) == {"The Riders", "Tenants"}
    assert riders.kind == "club"
    assert "Left out, as was chosen." in text_of(done)


def test_a_page_of_before_what_another_chose_and_looked_at_is_looked_at_once_more(organizer, riders):
    url = waiting(organizer, TEXT)
    plan = plan_in(organizer.get(url))
    organizer.post(f"{url}decide/", {"choice:tenants coalition": "out"})

    stopped = organizer.post(f"{url}apply/", {"plan": plan}, follow=True)

    assert "changed since you looked" in text_of(stopped)
    assert decisions() == {"tenants coalition": "out"}
    organizer.post(f"{url}apply/", {"plan": plan_in(stopped)})
    assert Organization.objects.filter(name="Tenants").exists()


@pytest.fixture
def planned(monkeypatch):
    """With which decisions the file was planned, each time."""
    times = []

    def counted(**how):
        times.append(how["decisions"])
        return plan_import(**how)

    monkeypatch.setattr(import_worker, "plan_import", counted)
    return times


def test_a_file_with_choices_is_planned_once_for_its_page_and_once_for_its_import(organizer, riders, planned):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    planned.clear()

    page = organizer.post(f"{url}decide/", {"choice:tenants coalition": "out"}, follow=True)
    assert planned == [{"tenants coalition": "out"}]
    organizer.post(f"{url}apply/", {"plan": plan_in(page)})

    assert planned == [{"tenants coalition": "out"}] * 2
    assert Import.objects.get().state == "done"


def test_what_is_chosen_since_the_page_was_made_is_planned_beside_it(organizer, riders, planned):
    url = waiting(organizer, TEXT)
    page = organizer.get(url)
    planned.clear()

    organizer.post(f"{url}apply/", {"plan": plan_in(page), "choice:tenants coalition": "out"})

    assert planned == [{}, {"tenants coalition": "out"}]


def test_a_page_of_rows_that_arrives_later_brings_what_it_was_planned_as(organizer, riders):
    url = waiting(organizer, TEXT)
    organizer.get(url)
    organizer.post(f"{url}decide/", {"choice:tenants coalition": "out"}, headers={"HX-Request": "true"})

    rows = organizer.get(url, {"show": "similar"}, headers={"HX-Request": "true"})

    assert f'name="plan" value="{plan_in(rows)}"' in text_of(rows)


def test_an_edit_of_what_is_offered_is_seen_before_it_is_filled(organizer, riders):
    url = waiting(organizer, TEXT)
    plan = plan_in(organizer.get(url))
    riders.kind = "party"
    riders.save_over(riders.version)

    stopped = organizer.post(
        f"{url}apply/", {"plan": plan, "choice:riders inc.": f"same:{riders.pk}"}, follow=True
    )

    assert "changed since you looked" in text_of(stopped)


def test_what_is_dealt_with_takes_no_choices(organizer, riders):
    url = waiting(organizer, TEXT)
    organizer.post(f"{url}cancel/")

    answer = organizer.post(f"{url}decide/", {"choice:riders inc.": "out"})

    assert answer.status_code == 302
    assert decisions() == {}


def test_a_file_that_can_not_be_read_takes_no_answer_for_all(organizer, workspace):
    url = waiting(organizer, "Colour\nred\n")

    assert organizer.post(f"{url}decide/", {"all": "out"}).status_code == 302
    assert decisions() == {}


@pytest.mark.parametrize(("who", "status"), [("viewer", 403), ("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, organizer, riders, who, status):
    url = waiting(organizer, TEXT)

    answer = request.getfixturevalue(who).post(f"{url}decide/", {"choice:riders inc.": "out"})

    assert answer.status_code == status
    assert decisions() == {}


def test_it_takes_a_post(organizer, riders):
    assert organizer.get(f"{waiting(organizer, TEXT)}decide/").status_code == 405
