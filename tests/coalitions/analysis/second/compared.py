"""What the core printed against what the second opinion says: every difference as a sentence."""

from dataclasses import replace
from typing import Any

import pytest

from coalitions.analysis.inputs import Workspace
from tests.coalitions.analysis.second import group
from tests.coalitions.analysis.second import pairs as second
from tests.coalitions.analysis.second.losses import Losses, erosion_band, exposure_band

type Record = dict[str, Any]


def same(found: object, wanted: object) -> bool:
    """Equal, or both unknown; numbers to rounding."""
    if isinstance(wanted, float) and isinstance(found, int | float):
        return bool(found == pytest.approx(wanted, abs=1e-9))
    return found == wanted


def differences(found: Record, wanted: Record, about: str) -> list[str]:
    """Each key on which the two differ."""
    return [
        f"{about} {key}: core {found[key]!r}, second opinion {value!r}"
        for key, value in wanted.items()
        if not same(found[key], value)
    ]


def pairs_differ(records: list[Record], workspace: Workspace) -> list[str]:
    """Every printed pair against the second opinion."""
    return [
        difference
        for record in records
        for difference in differences(
            record, second.pair(workspace, record["a"], record["b"]), f"{record['a']}-{record['b']}"
        )
    ]


def blocked(plain: Losses, member: str) -> list[str]:
    """The planks that a member will never have."""
    crossed = [t for t, p in plain.on_planks(member).items() if p.red_line and p.stance < 0]
    return sorted(crossed, key=lambda name: (name.casefold(), name))


def member_differs(record: Record, plain: Losses) -> list[str]:
    """One printed member: fit, exposure, erosion, demands at risk."""
    me = record["organization"]
    e, low, high = plain.exposure(me)
    lost = plain.erosion(me)
    wanted = {
        **plain.fit(me),
        "blocked": blocked(plain, me),
        "exposure": e,
        "exposure_low": low,
        "exposure_high": high,
        "band": exposure_band(e),
        "erosion_low": lost[0],
        "erosion_high": lost[1],
        "erosion_band": erosion_band(*lost),
    }
    at_risk = {each["tenet"]: each for each in record["demands_at_risk"]}
    risks = {tenet: (risk, backing) for tenet, (risk, backing) in plain.demands_at_risk(me).items()}
    found = differences(record, wanted, me)
    levers = {each["lever"]: each["exposure"] for each in record["levers"]}
    if sorted(levers.values()) != pytest.approx(sorted(plain.levers(me).values())):
        found.append(f"{me} levers: core {levers}, second opinion {plain.levers(me)}")
    if set(at_risk) != set(risks):
        return [*found, f"{me} demands at risk: core {set(at_risk)}, second opinion {set(risks)}"]
    for tenet, (risk, backing) in risks.items():
        found += differences(at_risk[tenet], {"risk": risk, "backing": backing}, f"{me} {tenet}")
    return found


def group_differs(record: Record, workspace: Workspace, plain: Losses) -> list[str]:
    """What a printed coalition says of the members together."""
    mean, least = group.cohesion(workspace, plain.members)
    found = differences(
        record, {"effective_groups": group.effective_groups(workspace, plain.members)}, "coalition"
    )
    basis = record["basis_of_unity"]
    found += differences(basis, {"cohesion_mean": mean, "cohesion_min": least}, "coalition")
    got: Record = {
        each["tenet"]: (
            each["against"],
            pytest.approx(each["strength"]),
            pytest.approx(each["mean"]),
            frozenset(each["weakest"]),
            frozenset(each["unknown"]),
        )
        for each in basis["shared"]
    }
    if got != (wanted := group.shared(workspace, plain.members)):
        found.append(f"shared: core {got}, second opinion {wanted}")
    split = {
        each["tenet"]: (frozenset(each["supporters"]), frozenset(each["opponents"]))
        for each in basis["contested"]
    }
    if split != (wanted_split := group.contested(workspace, plain.members)):
        found.append(f"contested: core {split}, second opinion {wanted_split}")
    scores = {each["tenet"]: each["score"] for each in record["keystones"]}
    wanted_scores = group.keystones(workspace, plain.members)
    if {t: s for t, s in scores.items() if s > 0} != pytest.approx(wanted_scores):
        found.append(f"keystones: core {scores}, second opinion {wanted_scores}")
    return found + discomfort_differs(record, workspace, plain)


def discomfort_differs(record: Record, workspace: Workspace, plain: Losses) -> list[str]:
    """Its uncomfortable pairs."""
    wanted = group.uncomfortable(workspace, plain.members, frozenset(plain.platform))
    got = {
        frozenset((each["a"], each["b"])): (
            each["conflict"] if each["conflict"] is None else pytest.approx(each["conflict"]),
            each["joint"],
            frozenset((line["tenet"], line["holder"]) for line in each["red_lines"]),
        )
        for each in record["uncomfortable_pairs"]
    }
    return [] if got == wanted else [f"uncomfortable: core {got}, second opinion {wanted}"]


def coalitions_differ(records: list[Record], workspace: Workspace) -> list[str]:
    """Every printed coalition, with the positions of its own day."""
    found: list[str] = []
    by_name = {each.name: each for each in workspace.coalitions}
    for record in records:
        plain = Losses(workspace, by_name[record["name"]])
        names = [each["organization"] for each in record["members"]]
        if sorted(names) != sorted(plain.members):
            found.append(f"members: core {names}, second opinion {plain.members}")
            continue
        for member in record["members"]:
            found += member_differs(member, plain)
        found += group_differs(record, replace(workspace, positions=plain.standing), plain)
        for place, version in enumerate(record["platform"]):
            found += differences(version, {"retained": plain.retained(place)}, f"version {place}")
            for each in version["retained_by_member"]:
                wanted = {"retained": plain.retained(place, each["organization"])}
                found += differences(each, wanted, f"version {place} {each['organization']}")
    return found
