"""Every kind of row, and every column of it, leaves with an export of everything, or there is a reason."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from coalitions.interchange.fields.native import KINDS
from coalitions.models import (
    Affiliation,
    Agreement,
    Coalition,
    Dispute,
    Distinction,
    Effect,
    Event,
    Need,
    Plank,
    Platform,
    SavedView,
    Say,
    Scenario,
    ScenarioStep,
    Tie,
    Trend,
)
from coalitions.services.exports import export_tables
from organizations.models import (
    Contact,
    Legitimation,
    Note,
    Organization,
    Overlap,
    Position,
    Question,
    Tenet,
    Workspace,
)
from tests.architecture.source import APPS
from tests.coalitions.full_workspace import fill

CARRIED: dict[type[Model], str] = {
    Organization: "organizations", Tenet: "tenets", Legitimation: "tenets", Position: "positions",
    Tie: "ties", Overlap: "overlaps", Coalition: "coalitions", Affiliation: "affiliations", Say: "say",
    Need: "needs", Platform: "platform", Plank: "platform", Agreement: "platform", Trend: "trends",
    Event: "events", Note: "notes", Contact: "contacts", Question: "questions",
    Distinction: "differences", SavedView: "saved_views", Effect: "trends", Scenario: "scenarios",
    ScenarioStep: "scenarios", Dispute: "disputes",
}  # fmt: skip
NOT_CARRIED = {
    "Workspace": "its address, name and settings are chosen where it comes in",
    "Change": "the log of what happened there; it stays with that workspace",
    "LogEnd": "where the log of what happened there ends",
    "Demonstration": "of the database, not of a workspace",
    "Import": "what was brought in is carried; that it came by a file is history",
    "ImportRow": "history, as the import is",
    "ImportWork": "a file that is being read just now",
    "Inquiry": "asked by somebody there, of those who are there",
    "Invitation": "a door to that workspace alone",
    "Mapping": "answers to offer again; nothing of anybody's data",
    "Membership": "who may do what is settled where it comes in",
    "NamedMember": "with the question that names it",
    "Places": "the map draws them anew from the data",
    "Presence": "who looks at what just now",
    "Representative": "who may do what is settled where it comes in",
    "SignInAttempt": "of an account",
    "SignInLink": "of an account",
    "User": "accounts belong to people, not to a workspace",
}
HISTORY = "Historical"  # how the histories of rows are called
ANEW = {"id", "version", "workspace"}  # given to each row where it comes in
CALLED: dict[type[Model], dict[str, str]] = {  # column of the model → column of the table
    Organization: {"constituencies": "constituency", "description": "notes"},
    Tenet: {"code": "id"},
    Legitimation: dict.fromkeys(("source", "target", "strength"), "legitimizes"),
    Say: {"affiliation": "coalition", "step": "say"},
    Platform: {"number": "version", "day": "date"},
    Plank: {"platform": "version"},
    Agreement: dict.fromkeys(("plank", "organization"), "agreed_by"),
    Event: {"day": "date", "name": "event"},
    Effect: {"trend": "name", "tenet": "favours", "favours": "favours", "strength": "favours"},
    Scenario: {"name": "scenario"},
    ScenarioStep: {"scenario": "scenario"},
    Note: {"written_by": "author", "written_on": "written"},
    Distinction: {"a": "organization", "b": "differs_from"},
}
FOLLOWS = {  # columns that follow from others, with the reason
    (Organization, "name_key"): "folded from the name",
    (Organization, "short_key"): "folded from the short name",
    (SavedView, "name_key"): "folded from the name",
    (SavedView, "shared"): "only shared ones are carried",
    (SavedView, "owner"): "whoever brings them in",
    (Scenario, "name_key"): "folded from the name",
    (Dispute, "by"): "accounts belong to people; the reason and the group are carried",
}


def models() -> list[type[Model]]:
    found = [model for model in apps.get_models() if model._meta.app_label in APPS]
    return [model for model in found if not model.__name__.startswith(HISTORY)]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_each_kind_of_row_is_carried_or_there_is_a_reason(model: type[Model]) -> None:
    assert (model in CARRIED) != (model.__name__ in NOT_CARRIED)


def test_the_lists_name_only_what_there_is() -> None:
    assert {model.__name__ for model in CARRIED} | set(NOT_CARRIED) == {each.__name__ for each in models()}
    assert set(CARRIED.values()) == set(KINDS)
    columns = {model: {field.name for field in model._meta.concrete_fields} for model in CARRIED}
    assert all(set(renamed) <= columns[model] for model, renamed in CALLED.items())
    assert all(column in columns[model] for model, column in FOLLOWS)


@pytest.mark.parametrize(("model", "table"), CARRIED.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_each_column_of_it_is_carried(model: type[Model], table: str) -> None:
    columns = {field.name for field in model._meta.concrete_fields} - ANEW - {"extra"}
    own = {column for column in columns if (model, column) not in FOLLOWS}
    carried = {CALLED.get(model, {}).get(column, column) for column in own}

    assert carried <= set(KINDS[table].column_names)


@pytest.mark.django_db
def test_the_export_asks_for_every_kind_it_carries(workspace: Workspace) -> None:
    fill(workspace)
    with CaptureQueriesContext(connection) as asked:
        tables: dict[str, list[Any]] = export_tables(workspace, private=True)
    sql = " ".join(query["sql"] for query in asked)

    assert all(tables[table] for table in CARRIED.values())
    assert [model.__name__ for model in CARRIED if f'"{model._meta.db_table}"' not in sql] == []
