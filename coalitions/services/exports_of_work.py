"""How a workspace works, as native tables: what is to be asked, who is not whom, and shared lists."""

from collections.abc import Iterator

from coalitions.models import Coalition, Distinction, SavedView
from coalitions.services.list_states import with_names
from organizations.models import Question, Tenet, Workspace

type WorkRow = dict[str, str]


def questions(workspace: Workspace) -> Iterator[WorkRow]:
    """What is to be asked, since when, and the name of who wants to know."""
    rows = Question.objects.in_workspace(workspace)
    for each in rows.select_related("organization", "tenet", "asked_by"):
        yield {
            "organization": str(each.organization),
            "tenet": each.tenet.code,
            "asked_at": each.asked_at.isoformat(),
            "asked_by": str(each.asked_by or ""),
        }


def differences(workspace: Workspace) -> Iterator[WorkRow]:
    """The pairs that somebody found not to be one."""
    for each in Distinction.objects.in_workspace(workspace).select_related("a", "b"):
        one, other = sorted((str(each.a), str(each.b)))  # their order in the database means nothing
        yield {"organization": one, "differs_from": other}


def saved_views(workspace: Workspace) -> Iterator[WorkRow]:
    """The lists that everybody sees; never anybody's own."""
    views = list(SavedView.objects.in_workspace(workspace).filter(shared=True))
    if not views:
        return
    coalitions = dict(Coalition.objects.in_workspace(workspace).values_list("pk", "name"))
    codes = dict(Tenet.objects.in_workspace(workspace).values_list("pk", "code"))
    for each in views:
        yield {"name": each.name, "query": with_names(each.query, coalitions, codes)}
