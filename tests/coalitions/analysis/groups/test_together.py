"""Moving together: docs/analysis/together.md."""

from dataclasses import replace
from datetime import date, timedelta

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalitions.analysis.groups.contrast import closest_group, gap_of, named_group, shuffled, unity_table
from coalitions.analysis.groups.decisions import together_beyond_positions
from coalitions.analysis.groups.together import Sign, decisions_of, moving_together, without_guesses
from coalitions.analysis.groups.together_words import sign_words
from coalitions.analysis.inputs import (
    Affiliation,
    Coalition,
    Evidence,
    Facet,
    Organization,
    Plank,
    Position,
    Tenet,
    Tie,
    Version,
    Workspace,
)
from coalitions.analysis.member_table import members

DAY = date(2026, 6, 1)
EARLY, LATE = date(2024, 1, 1), date(2026, 3, 3)


def laid_out(workspace):
    return members(workspace, workspace.coalitions[0])


def made(stances, *, evidence=Evidence.DECLARED, joined=None, versions=(), ties=()):
    """A coalition of the rows of a table of stances (None = unknown), all of it declared."""
    n, width = len(stances), len(stances[0])
    ids = [f"o{i:02}" for i in range(n)]
    days = joined or [EARLY + timedelta(days=40 * i) for i in range(n)]
    places = tuple(
        Affiliation(id_, joined=day, evidence=evidence) for id_, day in zip(ids, days, strict=True)
    )
    return Workspace(
        day=DAY,
        organizations=(*(Organization(id_, id_) for id_ in ids), Organization("union", "Union")),
        tenets=tuple(Tenet(f"t{j:02}", f"t{j:02}", Facet.GOAL) for j in range(width)),
        positions=tuple(
            Position(ids[i], f"t{j:02}", float(stances[i][j]), 1.0, evidence=evidence)
            for i in range(n)
            for j in range(width)
            if stances[i][j] is not None
        ),
        ties=ties,
        coalitions=(Coalition("c", "c", DAY, places, versions),),
    )


def two_minds(n=10, bloc=4, width=16):
    """The first `bloc` hold one line; the others answer at random."""
    dice = np.random.default_rng(7)
    line = dice.choice([-1.0, 1.0], width)
    return [list(line) if i < bloc else list(dice.choice([-1.0, 0.0, 1.0], width)) for i in range(n)]


def test_the_core_of_the_women_of_davis_stands_apart():
    # Davis, Gardner and Gardner 1941; who was there 1, who was not 0
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    met = nx.bipartite.biadjacency_matrix(graph, women).toarray()
    rows = laid_out(made(met.tolist()))

    found = closest_group(rows)

    assert {women[each].split()[0] for each in found.rows} == {
        *("Evelyn", "Laura", "Theresa", "Brenda", "Charlotte", "Frances", "Eleanor"),
    }
    assert found.p <= 0.01


def test_answers_dealt_out_by_chance_seldom_give_a_group():
    flagged = 0
    for seed in range(40):
        stances = np.random.default_rng(seed).choice([-1.0, -0.5, 0.0, 0.5, 1.0], (12, 12))
        flagged += closest_group(laid_out(made(stances.tolist())), significant=0.05, shuffles=99).p <= 0.05

    assert flagged <= 6  # 2 expected; more than 6 has a chance of .003


@given(st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_shuffling_keeps_what_each_tenet_was_answered(seed):
    stances = [[1, None, 0.5], [0, -1, None], [None, 1, -0.5], [1, 0.5, 1], [-1, 0, None]]
    rows = laid_out(made(stances))

    dealt = shuffled(rows, np.random.default_rng(seed))

    assert (np.isnan(dealt.stance) == np.isnan(rows.stance)).all()
    assert np.array_equal(np.sort(dealt.stance, axis=0), np.sort(rows.stance, axis=0), equal_nan=True)


def test_the_gap_is_the_plain_difference_of_means():
    table = np.array([[0, 0.5, -0.2, 0.1], [0.5, 0, 0.3, 0], [-0.2, 0.3, 0, 1], [0.1, 0, 1, 0]])

    assert gap_of(table, (0, 1)) == pytest.approx(0.5 - (-0.2 + 0.1 + 0.3 + 0) / 4)


def test_a_group_named_beforehand_needs_no_search():
    rows = laid_out(made(two_minds()))

    assert named_group(rows, (0, 1, 2, 3)).p <= 0.01
    assert named_group(rows, (5, 7, 9), significant=1.0).p > 0.05
    assert named_group(rows, (0,)) is None


def test_positions_alone_are_never_enough():
    alone = made(two_minds())

    assert closest_group(laid_out(alone)).p <= 0.01
    assert moving_together(alone, alone.coalitions[0]).groups == ()


def test_two_kinds_of_evidence_are_shown_with_what_they_are():
    ties = tuple(Tie(f"o{i:02}", "union", "part_of", evidence=Evidence.DECLARED) for i in range(4))
    workspace = made(two_minds(), ties=ties)

    (found,) = moving_together(workspace, workspace.coalitions[0]).groups

    assert found.organizations == ("o00", "o01", "o02", "o03")
    assert found.signs == (Sign.POSITIONS, Sign.AFFILIATION)
    assert found.belongs_to == "union"
    assert found.positions_p == pytest.approx(0, abs=0.01)


def test_joining_within_a_month_counts_where_the_others_joined_apart():
    days = [LATE + timedelta(days=i) for i in range(4)] + [EARLY + timedelta(days=90 * i) for i in range(6)]
    workspace = made(two_minds(), joined=days)

    (found,) = moving_together(workspace, workspace.coalitions[0]).groups

    assert found.signs == (Sign.POSITIONS, Sign.JOINED)
    assert found.joined == (LATE, LATE + timedelta(days=3))


def test_all_founding_together_says_nothing():
    workspace = made(two_minds(), joined=[EARLY] * 10)

    assert moving_together(workspace, workspace.coalitions[0]).groups == ()


@pytest.mark.parametrize("evidence", [Evidence.ESTIMATED])
def test_guesses_never_count(evidence):
    days = [LATE] * 4 + [EARLY + timedelta(days=90 * i) for i in range(6)]
    workspace = made(two_minds(), evidence=evidence, joined=days)

    found = moving_together(workspace, workspace.coalitions[0])

    assert (found.groups, found.answers, found.dated) == ((), 0, 0)
    assert without_guesses(laid_out(workspace)).known.sum() == 0


def votes(*agreed):
    """One version a decision: who agreed to it."""
    return tuple(
        Version(
            n + 1,
            EARLY + timedelta(days=800 + n),
            (Plank("t00", 0.5 + n % 2 / 2, agreed_by=frozenset(each), evidence=Evidence.DECLARED),),
        )
        for n, each in enumerate(agreed)
    )


def test_deciding_alike_beyond_positions_is_seen():
    ids = [f"o{i:02}" for i in range(10)]
    dice = np.random.default_rng(3)
    agreed = [[*ids[:4], *dice.choice(ids[4:], 3, replace=False)] for _ in range(4)]
    agreed += [list(dice.choice(ids[4:], 3, replace=False)) for _ in range(4)]
    stances = np.random.default_rng(1).choice([-1.0, 0.0, 1.0], (10, 12)).tolist()
    workspace = made(stances, joined=[EARLY] * 10, versions=votes(*agreed))
    workspace = replace(workspace, coalitions=(replace(workspace.coalitions[0], day=date(2030, 1, 1)),))
    rows = laid_out(workspace)

    decisions = decisions_of(rows, workspace.coalitions[0])

    assert decisions.shape == (10, 8)
    assert together_beyond_positions(decisions, unity_table(rows), (0, 1, 2, 3)) == pytest.approx(0, abs=0.05)
    assert together_beyond_positions(decisions, unity_table(rows), (5, 7)) != pytest.approx(0, abs=0.05)
    assert together_beyond_positions(decisions[:, :4], unity_table(rows), (0, 1, 2, 3)) is None


def test_deciding_as_their_positions_let_one_expect_is_no_sign():
    # two camps whose answers and decisions go together exactly
    stances = [[1.0] * 8] * 5 + [[-1.0] * 8] * 5
    ids = [f"o{i:02}" for i in range(10)]
    workspace = made(stances, joined=[EARLY] * 10, versions=votes(*([ids[:5]] * 3 + [ids[5:]] * 3)))
    workspace = replace(workspace, coalitions=(replace(workspace.coalitions[0], day=date(2030, 1, 1)),))
    rows = laid_out(workspace)

    p = together_beyond_positions(
        decisions_of(rows, workspace.coalitions[0]), unity_table(rows), (0, 1, 2, 3, 4)
    )

    assert p == 1.0


def test_a_group_asked_about_is_the_only_one_looked_at():
    ties = tuple(Tie(f"o{i:02}", "union", "part_of", evidence=Evidence.DECLARED) for i in range(4))
    workspace = made(two_minds(), ties=ties)

    asked = moving_together(workspace, workspace.coalitions[0], named={"o00", "o01", "o02", "o03"})
    other = moving_together(workspace, workspace.coalitions[0], named={"o05", "o06"})

    assert [each.organizations for each in asked.groups] == [("o00", "o01", "o02", "o03")]
    told = [text.in_words(str) for text in sign_words(asked.groups[0], {"union": "Union"}, named=True)]
    assert "those of as many members taken by chance" in told[0]
    assert other.groups == ()


def test_of_those_who_joined_in_one_month_no_part_is_told_of_again():
    days = [EARLY, EARLY + timedelta(days=1), EARLY + timedelta(days=2)]
    days += [EARLY + timedelta(days=100 + 60 * each) for each in range(5)]
    kin = tuple(Tie(f"o{each:02}", "union", "part_of", 1.0, Evidence.DECLARED) for each in range(3))
    workspace = made([[1, -1] * 4] * 8, joined=days, ties=kin)

    asked = moving_together(workspace, workspace.coalitions[0])

    assert [each.organizations for each in asked.groups] == [("o00", "o01", "o02")]
