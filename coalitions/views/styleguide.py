"""The design system's own page: every token and component, live, with made-up data."""

from typing import Any, NamedTuple

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from organizations.access import signed_in

STANCES = [
    (-2, _("strongly against")),
    (-1, _("against")),
    (0, _("no position")),
    (1, _("for")),
    (2, _("strongly for")),
]
VITALITIES = [(1, _("1 minor")), (2, "2"), (3, "3"), (4, "4"), (5, _("5 vital"))]
SURFACES = ["paper", "surface", "raised", "sunken", "hover", "line", "line-strong"]
INKS = [
    "ink",
    "muted",
    "accent",
    "accent-strong",
    "good",
    "caution",
    "red-line",
    "got",
    "weakened",
    "left-out",
    "apart",
]
ICONS = [
    "organizations",
    "tenets",
    "coalitions",
    "map",
    "sessions",
    "people",
    "search",
    "tie",
    "tension",
    "merge",
    "event",
    "note",
    "history",
    "target",
    "flag",
    "key",
    "wall",
    "table",
    "layers",
    "trend",
]
COALITIONS = [
    (1, "Housing Justice"),
    (2, "Fair Wages"),
    (3, "Immigrant Defense"),
    (4, "Transit For All"),
    (5, "Clean Air Now"),
    (6, "Safe Streets"),
    (7, "Open Libraries"),
    (8, "Harbor Neighbors"),
]


class Row(NamedTuple):
    """A made-up line of the ally list."""

    name: str
    long: str
    kind: str
    spectrum: str
    people: str
    estimated: bool
    unity: tuple[int, int, int]  # alike, apart, known
    band: str
    coalition: int
    next: str
    checked: str
    stale: bool = False


class Member(NamedTuple):
    """A made-up member of a coalition; fit in percent, None when no asks are recorded."""

    name: str
    role: str
    fit: tuple[int, int, int] | tuple[None, None, None]
    band: str
    words: str
    why: str


ORGANIZATIONS = [
    Row("HTU", "Harbor Tenants Union", "tenants", "active_ally", "1,800", True,
        (26, 1, 28), "high", 1, "Share the speech draft", "2 days"),
    Row("Cedar Climate Action", "", "environment", "active_ally", "4,000", False,
        (22, 2, 24), "medium", 5, "", "today"),
    Row("OWC", "Oakland Workers Center", "workers’ center", "passive_ally", "6,200", True,
        (15, 6, 21), "low", 2, "Meet before 2 July", "12 days"),
    Row("Prairie Legal Aid", "", "law", "neutral", "", False,
        (6, 5, 12), "", 3, "Find out: bus fares", "94 days", stale=True),
    Row("Metro Board of Transport", "", "government", "passive_opponent", "", False,
        (3, 11, 16), "", 0, "", "3 days"),
    Row("Bay Faith Alliance", "", "faith", "", "", False, (4, 1, 5), "", 4, "", ""),
]  # fmt: skip
MEMBERS = [
    Member("HTU", "steering · vote", (52, 16, 32), "high", "exposed, losing",
           "Your bus demand rests on you alone. A second group that holds it vital would help most."),
    Member("Cedar Climate Action", "steering · vote", (66, 8, 26), "medium", "",
           "Well backed on nine planks; direct action was left at the door."),
    Member("OWC", "convener · veto", (81, 13, 6), "low", "",
           "Small, but convenes. Nobody else brings as many members on a weekday."),
    Member("Bay Faith Alliance", "endorser", (None, None, None), "", "",
           "Could not be assessed: 3 of 8 positions known."),
]  # fmt: skip
LEDGER = [
    ("Rent cap for five years", "", ["", "full", "full", "full"]),
    ("Free buses for under-18s", "proposed by HTU · signed by six", ["full", "full", "weakened", "weakened"]),
    ("Direct action at the board", "proposed by Cedar", ["full", "dropped", "", ""]),
    ("A lawyer in every hearing", "", ["", "", "full", "full"]),
]
CONFLICT = [
    ("Next step", "Call Dana before Friday", "Share the speech draft"),
    ("Turnout, likely", "1,800", "2,000"),
]


class SampleForm(forms.Form):
    """One field of each kind that the product uses."""

    name = forms.CharField(label=_("Name"), help_text=_("As the group itself writes it."), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("tenants", "tenants"), ("faith", "faith")], required=False
    )
    stance = forms.TypedChoiceField(
        label=_("Where do they stand?"),
        choices=STANCES,
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "scale"}),
    )
    vitality = forms.TypedChoiceField(
        label=_("How vital is it to them?"),
        choices=VITALITIES,
        coerce=int,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "scale"}),
        help_text=_("Leave it empty when nobody has said."),
    )
    red_line = forms.BooleanField(label=_("A red line: they would leave over it"), required=False)
    as_of = forms.DateField(label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False)


class SampleUpload(forms.Form):
    """A place to drop a file."""

    file = forms.FileField(
        label=_("Drop a spreadsheet here"), help_text=_("CSV, XLSX, ODS or ZIP, up to 10 MB.")
    )


@signed_in
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show the design system; the form is shown as it comes back with a mistake in it."""
    context: dict[str, Any] = {
        "surfaces": SURFACES,
        "inks": INKS,
        "coalition_names": COALITIONS,
        "organizations": ORGANIZATIONS,
        "members": MEMBERS,
        "ledger": LEDGER,
        "icons": ICONS,
        "conflict_rows": CONFLICT,
        "form": SampleForm({"name": "", "stance": "1", "kind": "tenants", "vitality": "4"}),
        "upload": SampleUpload(),
        "page": Paginator(range(320), 50).page(2),
        "sort": request.GET.get("sort", "name"),
        "crumbs": [("Coalitions", "#navigation"), ("Housing Justice", "#navigation")],
    }
    return TemplateResponse(request, "coalitions/styleguide.html", context)
