"""Allies, ways to the target and currents against a second implementation, on 1,000 workspaces."""

from collections import Counter

import pytest

from coalitions.analysis.groups.allies import Wedge, allies
from coalitions.analysis.groups.currents import currents
from coalitions.analysis.pairs.ways import ways_to
from tests.coalitions.analysis.second import moves_allies as second
from tests.coalitions.analysis.second.moves_worlds import world
from tests.coalitions.analysis.second.plain import Plain

SEEDS = range(1000)


def close(value):
    return pytest.approx(value, abs=1e-9) if isinstance(value, float) else value


def with_platform(seed):
    workspace = world(seed)
    plain = Plain(workspace, workspace.coalitions[0])
    return workspace, {tenet: plain.pi(tenet) for tenet in plain.tenets}


def test_the_way_to_a_target_is_the_best_of_all_ways():
    for seed in SEEDS:
        workspace = world(seed)
        for target in workspace.organizations:
            found = ways_to(workspace.ties, target)
            for each in workspace.organizations:
                wanted = None if each is target else second.closeness(workspace, each.id, target.id)
                got = found.get(each.id)
                assert (got and got.closeness) == close(wanted), (seed, "closeness", each.id, target.id)
                if got:
                    assert (got.path[0], got.path[-1]) == (each.id, target.id), (seed, "path", each.id)
                    assert second.worth(workspace, got.path) == close(wanted), (seed, "path", each.id)


def test_everybody_stands_where_the_definition_puts_them():
    for seed in SEEDS:
        workspace, platform = with_platform(seed)
        targets = {each.id for each in workspace.organizations if each.decision_maker}
        found = {each.organization: each for each in allies(workspace, platform)}
        assert set(found) == {each.id for each in workspace.organizations} - targets, (seed, "who")
        for me in workspace.organizations:
            if me.id in found:
                one_ally(seed, workspace, platform, me, found[me.id])


def one_ally(seed, workspace, platform, me, got):
    wanted = second.ally(workspace, platform, me)
    for key in ("alignment", "wedge", "natural", "strategic", "peel"):
        assert getattr(got, key) == close(wanted[key]), (seed, key, me.id)
    assert (got.access and got.access.pull) == close(wanted["pull"]), (seed, "pull", me.id)
    if got.access:
        assert got.access.target in wanted["best"], (seed, "target", me.id)
        among = second.topics(workspace, platform, me.id, got.access.target)
        assert got.topic in (among or {None}), (seed, "topic", me.id)
    else:
        assert got.topic is None, (seed, "topic", me.id)


def test_currents_lift_and_isolate_whom_the_definition_says():
    for seed in SEEDS:
        workspace, platform = with_platform(seed)
        for trend, got in zip(workspace.trends, currents(workspace, platform), strict=True):
            moved = second.moves_of(trend)
            assert dict(got.lifted) == {t: by for t, by in moved.items() if by > 0}, (seed, "lifted")
            assert dict(got.pressed) == {t: -by for t, by in moved.items() if by < 0}, (seed, "pressed")
            closer, isolated = second.current(workspace, platform, trend)
            assert {each.organization for each in got.closer} == set(closer), (seed, "closer")
            assert {each.organization for each in got.isolates} == set(isolated), (seed, "isolated")
            for each in got.closer:
                share, tenets = closer[each.organization]
                assert each.share == close(share), (seed, "closer", each.organization)
                assert set(each.tenets) == tenets, (seed, "closer", each.organization)
            for left in got.isolates:
                share, tenets, lost = isolated[left.organization]
                assert left.share == close(share), (seed, "isolated", left.organization)
                assert set(left.tenets) == tenets, (seed, "isolated", left.organization)
                assert set(left.may_lose) == lost, (seed, "may lose", left.organization)
            shares = [each.share for each in got.closer]
            assert shares == sorted(shares, reverse=True), (seed, "order")


def test_the_workspaces_bring_up_every_answer():
    seen: Counter[object] = Counter()
    for seed in SEEDS:
        workspace, platform = with_platform(seed)
        for each in allies(workspace, platform):
            seen.update([each.wedge, ("strategic", each.strategic), ("topic", each.topic is not None)])
        for current in currents(workspace, platform):
            seen["closer"] += len(current.closer)
            seen["isolated"] += len(current.isolates)
            seen["may lose"] += sum(len(each.may_lose) for each in current.isolates)

    kinds = [*Wedge, "closer", "isolated", "may lose"]
    kinds += [(word, yes) for word in ("strategic", "topic") for yes in (True, False)]
    assert min(seen[kind] for kind in kinds) >= 20, seen
