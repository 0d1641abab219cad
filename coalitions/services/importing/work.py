"""Planning how a workspace works: what is to be asked, who is not whom, and the lists that all share."""

from uuid import UUID

from django.utils.translation import gettext as _

from coalitions.interchange.reading import Row as FileRow
from coalitions.models import Distinction, SavedView
from coalitions.services.importing import cells
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.saying import not_said, saying
from coalitions.services.list_states import with_ids
from organizations.cleaning import fold_name
from organizations.models import Question, User


def plan_question(plan: Plan, row: FileRow) -> None:
    """One question for each organization and tenet; who asked it is told once."""
    v = row.values
    organization = cells.find_organization(plan, v["organization"])
    tenet = cells.find_tenet(plan, v["tenet"])
    new: Question = saying(
        Question, {}, organization_id=organization.pk, tenet_id=tenet.pk,
        asked_at=cells.moment(v, "asked_at"), asked_by_id=_member(plan, v.get("asked_by", "")),
    )  # fmt: skip
    known = plan.index(Question, "organization_id", "tenet_id")
    key = (organization.pk, tenet.pk)
    if key in known:
        not_said(new, "asked_by_id")
    label = f"{organization}: {tenet}"
    known[key] = plan.take("questions", row, new, known.get(key), label, told=not_kept(row))


def _member(plan: Plan, name: str) -> UUID | None:
    """The one person of the workspace who is called so; None where nobody is, or several are."""

    def read() -> dict[str, list[UUID]]:
        found: dict[str, list[UUID]] = {}
        for person in User.objects.filter(memberships__workspace=plan.workspace):
            found.setdefault(str(person), []).append(person.pk)
        return found

    called: list[UUID] = plan.memo("members", read).get(name, []) if name else []
    return called[0] if len(called) == 1 else None


def plan_difference(plan: Plan, row: FileRow) -> None:
    found = [cells.find_organization(plan, row.values[name]) for name in ("organization", "differs_from")]
    a, b = sorted(each.pk for each in found)
    known = plan.index(Distinction, "a_id", "b_id")
    new: Distinction = saying(Distinction, {}, a_id=a, b_id=b)
    label = " – ".join(str(each) for each in found)
    known[a, b] = plan.take("differences", row, new, known.get((a, b)), label, told=not_kept(row))


def plan_saved_view(plan: Plan, row: FileRow) -> None:
    """A list that everybody sees; nobody's own is met or made by a file."""
    v = row.values
    known: dict[str, SavedView] = plan.memo("shared views", lambda: _shared(plan))
    key = fold_name(v["name"])
    old = known.get(key)
    query = with_ids(v["query"], plan.coalitions, plan.tenets.find) if v.get("query") else None
    new: SavedView = saying(SavedView, {}, name=v["name"], query=query)
    if old is None:
        new.shared, new.owner = True, plan.user
    else:
        not_said(new, "name")  # another case of letters is no other name
    known[key] = plan.take("saved_views", row, new, old, v["name"], told=not_kept(row))


def _shared(plan: Plan) -> dict[str, SavedView]:
    rows = SavedView.objects.in_workspace(plan.workspace).filter(shared=True)
    return {each.name_key: each for each in rows}


def not_kept(row: FileRow) -> str:
    """These rows have no fields of one's own."""
    if not row.extra:
        return ""
    return _("Not kept: {columns}.").format(columns=", ".join(name[:60] for name in row.extra))
