"""What is not known yet becomes somebody's next step: marked to be asked, with an owner. One change."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from organizations.models import Change, Organization, Question, Tenet, User
from organizations.services import add_where_room, columns, locked_rows, one_change, save_rows

LONGEST_STEP, LONGEST_OWNER = 300, 120


def plan_asking(
    *, organization: Organization, tenets: Collection[Tenet], user: User, also: Collection[str] = ()
) -> Change | None:
    """Mark each tenet to be asked of the organization; where it has no next step or owner, give it both.

    What somebody wrote there already stays; what to ask `also`, which is of no tenet, is written behind it.
    Returns the one change, None where all of it is planned already.
    """
    with transaction.atomic():
        # who asks the same in this moment waits here
        row = locked_rows(Organization, [organization.pk])[organization.pk]
        told, missing = columns(row), _missing(row, tenets)
        row.next_step = _with_asking(row.next_step, [each.name for each in tenets], also)
        row.owner = row.owner or str(user)[:LONGEST_OWNER]
        after = columns(row)
        changed = [name for name in after if told[name] != after[name]]
        if not missing and not changed:
            return None
        with one_change(workspace=row.workspace, user=user, act="question.added") as change:
            change.about(row, before={n: told[n] for n in changed}, after={n: after[n] for n in changed})
            add_where_room(_questions(row, missing, user))
            if changed:
                save_rows([row], changed)
    return change


def _questions(organization: Organization, tenets: Collection[Tenet], user: User) -> list[Question]:
    return [
        Question(workspace=organization.workspace, organization=organization, tenet=each, asked_by=user)
        for each in tenets
    ]


def _missing(organization: Organization, tenets: Collection[Tenet]) -> list[Tenet]:
    marked: set[UUID] = set(organization.questions.values_list("tenet_id", flat=True))
    return [each for each in tenets if each.pk not in marked]


def _with_asking(step: str, tenets: Collection[str], also: Collection[str]) -> str:
    """The next step with what is to be asked; beside one that is there already only what has no mark."""
    if not step:
        return _shortened(_("Ask about {tenets}").format(tenets=", ".join([*tenets, *also])))
    new = [each for each in also if each not in step]
    longer = step + "; " + _("ask about {tenets}").format(tenets=", ".join(new)) if new else step
    return longer if len(longer) <= LONGEST_STEP else step


def _shortened(step: str) -> str:
    return step if len(step) <= LONGEST_STEP else step[: LONGEST_STEP - 1] + "…"
