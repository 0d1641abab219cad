"""The breadth–depth front and the checklist before talks against a second implementation."""

from collections import Counter

from coalitions.analysis.groups.best_platform import front, search
from coalitions.analysis.groups.platform_field import Question, field
from coalitions.analysis.groups.proven_platform import prove
from coalitions.analysis.groups.readiness import agenda, people_needed
from coalitions.analysis.groups.readiness_words import agenda_state, numbers_state
from coalitions.analysis.groups.turnout import turnout
from coalitions.analysis.member_table import members
from coalitions.analysis.platform import history
from tests.coalitions.analysis.second.moves_front import Room
from tests.coalitions.analysis.second.moves_worlds import world

SEEDS = range(1000)
SHARES = (0.3, 0.5, 0.7)


def test_the_front_is_that_of_every_platform():
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        workspace = world(seed)
        (coalition,) = workspace.coalitions
        rows, plain = members(workspace, coalition), Room(workspace, coalition)
        held, asked = field(rows), Question(least_got=0.5, most_clash=0.25, most_planks=3)
        wanted = plain.front(SHARES, 0.25, 3)

        ways = {"search": search} | ({"proof": lambda f, q: prove(f, q, 5)} if seed % 5 == 0 else {})
        for how, find in ways.items():
            found = [
                (share, option.people) for share, option in front(held, asked, SHARES, find) if option.people
            ]
            assert how == "search" or found == wanted, (seed, how)
            seen.update([how, f"{how} less"] if found != wanted else [how])
            seen.update(["wide"] if len(found) > 1 else [])

    assert seen["search less"] <= 0.02 * seen["search"], seen
    assert seen["wide"] >= 50, seen


def test_the_checklist_stands_as_its_definition_says():
    seen: Counter[tuple[str, str]] = Counter()
    for seed in SEEDS:
        workspace = world(seed)
        (coalition,) = workspace.coalitions
        rows, plain = members(workspace, coalition), Room(workspace, coalition)
        needed = {need.resource: need.low for need in coalition.needs}.get("people")

        stands = agenda_state(agenda(rows, history(coalition, rows.column).now)).value
        assert stands == plain.agenda_stands(), (seed, "agenda")
        assert people_needed(coalition) == needed, (seed, "need")
        for need in (needed, 60.0, 300.0):
            enough = numbers_state(turnout(rows.organizations, workspace.overlaps), need).value
            assert enough == plain.numbers_stand(need), (seed, "numbers", need)
            seen["numbers", enough] += 1
        seen["agenda", stands] += 1

    assert (
        min(seen[line, how] for line in ("agenda", "numbers") for how in ("yes", "not yet", "unknown")) >= 10
    ), seen
