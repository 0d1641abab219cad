"""What kinds of rows, shapes of files and fields are called on screen."""

from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from coalitions.interchange.fields.headers import FIELDS
from coalitions.models import Tie
from organizations.models import Contact, Organization, Position

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KIND_WORDS: dict[str, "StrOrPromise"] = {
    "": _("rows not understood"),
    "organizations": _("organizations"),
    "tenets": _("demands & values"),
    "legitimations": _("steps from one demand or value to another"),
    "positions": _("positions"),
    "ties": _("ties"),
    "overlaps": _("shared members"),
    "coalitions": _("coalitions"),
    "affiliations": _("places in coalitions"),
    "say": _("changes of say"),
    "needs": _("what coalitions need"),
    "platform": _("platforms"),
    "trends": _("trends"),
    "events": _("events"),
    "notes": _("private notes"),
    "contacts": _("contacts"),
    "questions": _("questions to ask"),
    "differences": _("organizations that are not the same"),
    "saved_views": _("saved views"),
    "effects": _("what trends favour or hinder"),
    "scenarios": _("scenarios"),
    "disputes": _("disputes"),
}
SHAPE_WORDS: dict[str, "StrOrPromise"] = {
    "ally_list": _("an ally list"),
    "positions_list": _("a long list of positions"),
    "matrix": _("a matrix of organizations and demands"),
    "matrix_demands_down": _("a matrix of demands and organizations"),
    "edge_list": _("a list of who is tied to whom"),
    "adjacency": _("a square table of ties"),
}
_OTHER: dict[str, "StrOrPromise"] = {
    "organization": _("organization"),
    "name": _("name of the organization"),
    "tenet": _("demand or value"),
    "constituency": _("whom it speaks for"),
    "contact": _("contact person"),
    "first_name": _("contact’s first name"),
    "last_name": _("contact’s last name"),
    "role": _("contact’s role"),
    "email": _("contact’s e-mail"),
    "phone": _("contact’s phone"),
    "notes": _("private notes"),
    "power": _("influence"),
    "facet": _("value, demand, action …"),
    "direction": _("direction"),
    "issues": _("issues it works on"),
    "demands": _("its demands"),
    "interest": _("how vital its issues are to it"),
    "status": _("status in a coalition"),
    "contributes": _("what it brings to a coalition"),
    "external_id": _("its id in another tool"),
}
_VOCABULARY = {"ally_list": "allies", "positions_list": "long", "edge_list": "edges"}
_MODELS: dict[str, type[Model]] = {"allies": Organization, "long": Position, "edges": Tie}
_EXTRA = frozenset({"aside", "position", "direction"})
# How the reader shows a field that it calls otherwise.
SHOWN_AS = {"influence": "power", "private notes": "notes"}


def field_choices(shape: str) -> list[tuple[str, "StrOrPromise"]]:
    """The fields that a column of a file of this shape may be; empty where the columns can't be chosen."""
    vocabulary = _VOCABULARY.get(shape)
    if vocabulary is None:
        return []
    fields = [field for field in FIELDS[vocabulary] if field not in _EXTRA]
    return [("", _("kept as an extra field")), *((f, field_word(f, _MODELS[vocabulary])) for f in fields)]


def field_word(field: str, model: type[Any]) -> "StrOrPromise":
    """What a field is called on screen."""
    if field in _OTHER:
        return _OTHER[field]
    named = {each.name: each.verbose_name for each in model._meta.concrete_fields}
    contact = {each.name: each.verbose_name for each in Contact._meta.concrete_fields}
    return named.get(field) or contact.get(field) or field.replace("_", " ")
