"""Readiness, the best platform and who paid against a second implementation, on made-up workspaces."""

import random
from collections import Counter
from dataclasses import replace

import pytest

from coalitions.analysis.groups.best_platform import search
from coalitions.analysis.groups.platform_field import Found, Question, field
from coalitions.analysis.groups.proven_platform import best_known, prove
from coalitions.analysis.groups.readiness import agenda, people_needed, splitting_offer
from coalitions.analysis.member_table import members
from coalitions.analysis.members.paid import who_paid
from coalitions.analysis.members.riding import break_even
from coalitions.analysis.platform import history
from tests.coalitions.analysis.second.moves_platforms import Table
from tests.coalitions.analysis.second.moves_worlds import world

SEEDS = range(1000)


def close(value):
    return pytest.approx(value, abs=1e-9)


def tables(seed):
    workspace = world(seed)
    (coalition,) = workspace.coalitions
    rows = members(workspace, coalition)
    return Table(workspace, coalition), rows, history(coalition, rows.column)


def test_the_agenda_is_backed_by_whom_the_definition_says():
    for seed in SEEDS:
        plain, rows, versions = tables(seed)
        found = agenda(rows, versions.now)
        assert [each.tenet for each in found] == plain.planks(), (seed, "planks")
        for each in found:
            got = [set(who) for who in (each.backing, each.not_backing, each.unknown, each.crosses)]
            assert (*got, each.ready) == plain.agenda(each.tenet), (seed, "agenda", each.tenet)


def test_the_splitting_offer_is_the_smallest_of_all_parts():
    offers = 0
    for seed in SEEDS:
        plain, rows, versions = tables(seed)
        need = people_needed(plain.coalition) or random.Random(seed).choice([1.0, 60.0, 200.0])
        found = splitting_offer(rows, versions.now, need)
        wanted = plain.splitting(need)
        got = found and (len(found.planks), len(found.satisfied), found.left)
        assert got == wanted, (seed, "splitting offer")
        if found:
            offers += 1
            assert set(found.satisfied) == plain.settled(found.planks), (seed, "satisfied")
    assert offers >= 50


def question(seed, plain, rows, held):
    dice = random.Random(seed)
    columns, names = held.columns.tolist(), list(rows.ids)
    fixed = tuple(dice.sample(columns, min(len(columns), dice.choice([0, 0, 0, 1]))))
    required = tuple(dice.sample(range(len(names)), min(len(names), dice.choice([0, 0, 0, 1]))))
    asked = Question(
        least_got=dice.choice([0.2, 0.3, 0.5, 0.7, 1.0]),
        most_clash=dice.choice([0.0, 0.25, 0.5]),
        most_planks=dice.choice([None, 1, 2, 3, 4]),
        fixed=fixed,
        members=required,
    )
    tenets = [rows.tenets[each].id for each in fixed]
    wanted = plain.best(
        asked.least_got, asked.most_clash, asked.most_planks, tenets, [names[each] for each in required]
    )
    return asked, wanted


def test_no_platform_of_all_beats_the_proven_one_and_none_found_is_better_than_the_best():
    seen: Counter[tuple[str, str]] = Counter()
    for seed in SEEDS:
        plain, rows, _versions = tables(seed)
        held = field(rows)
        asked, wanted = question(seed, plain, rows, held)
        for how, option in (("search", search(held, asked)), ("proof", prove(held, asked, 5))):
            if option is None:
                assert not (wanted and wanted[0]), (seed, how, wanted)
                continue
            assert wanted is not None, (seed, how)
            platform = [rows.tenets[each].id for each in option.planks]
            names = [rows.ids[each] for each in option.joined]
            joins = [m for m in rows.ids if plain.joins(m, platform, asked.least_got, asked.most_clash)]
            assert names == joins, (seed, how, platform)
            rank = plain.rank(platform, names)
            assert rank <= wanted, (seed, how)
            assert option.found is (Found.PROVEN if how == "proof" else Found.SEARCHED), (seed, how)
            assert how == "search" or option.people == wanted[0], (seed, how, rank, wanted)
            if how == "proof" and rank < wanted:  # of as many people, the search has a better one
                known = best_known(held, asked, 5)
                assert known is not None, seed
                assert (known.found, known.lowest_got) == (Found.PROVEN, close(wanted[1])), seed
            seen.update([(how, "all"), (how, "best" if rank == wanted else "less")])

    assert seen["proof", "all"] >= 500
    # the last word among platforms of as many people is a local search's
    assert all(seen[how, "less"] <= 0.02 * seen[how, "all"] for how in ("search", "proof")), seen


def test_who_paid_and_how_much_is_what_the_definition_says():
    payers = 0
    for seed in SEEDS:
        plain, rows, versions = tables(seed)
        wanted = plain.paid()
        found = {(each.number, each.tenet): each for each in who_paid(rows, versions)}
        assert set(found) == set(wanted), (seed, "paid")
        for key, each in found.items():
            before, after, shares = wanted[key]
            assert (each.before, each.after) == (before, after), (seed, "paid", key)
            assert dict(each.payers) == close(shares), (seed, "paid", key)
            payers += len(shares)
    assert payers >= 150


def test_riding_pays_below_the_chance_at_which_both_are_worth_the_same():
    for ride in range(21):
        for alone in range(21):
            d = break_even(ride / 20, alone / 20)
            for percent in range(0, 101, 5):
                better = ride / 20 * (1 - percent / 100) > alone / 20 + 1e-9
                assert (percent / 100 < d - 1e-9) == better, (ride, alone, percent)


def test_what_is_proven_is_proven_to_the_last_person():
    for seed in range(300, 330):
        dice, workspace = random.Random(seed), world(seed)
        sizes = [dice.choice([100_000.0, 1_000_000.0, 1.0, 3.0, 7.0]) for _ in workspace.organizations]
        sized = tuple(
            replace(each, turnout=(None, size, None))
            for each, size in zip(workspace.organizations, sizes, strict=True)
        )
        workspace = replace(workspace, organizations=sized)
        plain = Table(workspace, workspace.coalitions[0])

        found = prove(
            field(members(workspace, workspace.coalitions[0])), Question(least_got=0.3, most_planks=3), 5
        )

        wanted = plain.best(0.3, 0.25, 3, [], [])
        assert (found.people if found else 0) == (wanted[0] if wanted else 0), (seed, "last person")
