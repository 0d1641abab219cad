"""Steps from one tenet to the next that lead back to where they began: allowed, and said."""

from dataclasses import replace
from uuid import UUID

import networkx as nx
from django.utils.translation import gettext as _

from coalitions.services.importing.plan import Plan
from organizations.models import Legitimation


def hint_circles(plan: Plan) -> None:
    """Say of each new step that it is part of a circle. Cost: time that grows with the number of steps."""
    new = [each for each in plan.creates.get(Legitimation, []) if isinstance(each, Legitimation)]
    if not new:
        return
    steps: nx.DiGraph[UUID] = nx.DiGraph(list(plan.index(Legitimation, "source_id", "target_id")))
    circle = {tenet: n for n, found in enumerate(nx.strongly_connected_components(steps)) for tenet in found}
    closed = {each.pk for each in new if circle[each.source_id] == circle[each.target_id]}
    text = _("Part of a circle: the steps lead back to where they began. They are kept as they are.")
    for at, each in enumerate(plan.outcomes):
        if each.subject_id in closed:
            plan.outcomes[at] = replace(each, hint=text)
