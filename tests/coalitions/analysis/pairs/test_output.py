"""The pairs that `analyze` prints, and the sentences in them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from coalitions.analysis.inputs import Evidence, Facet, Organization, Position, Tenet, Workspace
from coalitions.analysis.pairs.output import pair_records
from coalitions.analysis.pairs.reasons import LABELS, Code, Names, Reason, reasons, sentence, suggestion_words
from coalitions.analysis.pairs.suggestion import Label, Suggestion, suggest
from coalitions.analysis.pairs.unity import pair
from tests.coalitions.analysis.pairs.test_unity import of
from tests.coalitions.analysis.toy import CAP, DAY, DIRECT, LAWYER, C, R, S, T, toy
from tests.coalitions.analysis.worlds import workspaces

KEYS = [
    "a",
    "b",
    "joint",
    "identical",
    "agree",
    "disagree",
    "unity",
    "low",
    "high",
    "bound_low",
    "bound_high",
    "breadth",
    "depth_a",
    "depth_b",
    "suggestion",
    "reasons",
]
NAMES = Names("Tenants", "Shops", {each.id: each.name for each in toy().tenets})


def said(a, b, names=NAMES):
    found = of(a, b)
    return [sentence(each, names) for each in reasons(found, suggest(found))]


def test_every_two_organizations_have_a_record_with_exactly_these_keys():
    records = pair_records(toy())

    assert [(each["a"], each["b"]) for each in records] == [
        ("Church", "Riders"),
        ("Church", "Shops"),
        ("Church", "Tenants"),
        ("Riders", "Shops"),
        ("Riders", "Tenants"),
        ("Shops", "Tenants"),
    ]
    assert all(list(each) == KEYS for each in records)


def test_a_record_holds_what_the_method_prints():
    found = pair_records(toy(only=(T, C)))[0]

    assert round(found["unity"], 2) == 0.63
    assert (found["depth_a"], round(found["depth_b"], 2)) == (1.0, 0.75)  # a is Church
    assert found["breadth"] == 0.75
    assert (found["low"], found["high"]) == (None, None)
    assert found["suggestion"] == "not enough known"
    assert "They differ on 1 of 6: direct." in found["reasons"]


def test_a_pair_without_a_joint_answer_has_no_unity():
    silent = replace(toy(), organizations=(*toy().organizations, Organization("Z", "Zebra")))

    found = next(each for each in pair_records(silent) if each["b"] == "Zebra" and each["a"] == "Tenants")

    assert found["unity"] is None
    assert found["joint"] == 0
    assert found["suggestion"] == "not enough known"
    assert found["reasons"][0] == "Nothing is known yet from both Tenants and Zebra."


@pytest.mark.parametrize("workspace", [Workspace(DAY), Workspace(DAY, (Organization("a", "A"),))])
def test_nobody_to_compare_with_gives_no_record(workspace):
    assert pair_records(workspace) == []


@settings(deadline=None, max_examples=40)
@given(workspaces())
def test_records_are_plain_json_and_do_not_depend_on_the_order_of_rows(workspace):
    turned = replace(
        workspace,
        organizations=workspace.organizations[::-1],
        tenets=workspace.tenets[::-1],
        positions=workspace.positions[::-1],
    )

    assert json.loads(json.dumps(pair_records(workspace), allow_nan=False)) == pair_records(turned)


def test_an_organization_that_said_nothing_changes_no_other_record():
    more = replace(
        toy(),
        organizations=(Organization("Z", "Zebra"), *toy().organizations),
        tenets=(Tenet("unasked", "unasked", Facet.VALUE), *toy().tenets),
    )

    assert [each for each in pair_records(more) if "Zebra" not in (each["a"], each["b"])] == pair_records(
        toy()
    )


def test_lists_come_before_caveats_and_questions_last():
    codes = [each.code for each in reasons(of(T, S), suggest(of(T, S)))]

    assert codes == [
        Code.TOO_FEW,
        Code.NEVER,
        Code.SAME_SIDE,
        Code.DIFFER,
        Code.AREAS,
        Code.ESTIMATED,
        Code.ASK,
        Code.ASK,
    ]


def test_from_eight_answers_on_it_says_how_few_they_are():
    tenets = {f"t{i}": Tenet(f"t{i}", f"t{i}", Facet.GOAL) for i in range(8)}
    found = pair(
        [Position(T, each, 1.0) for each in tenets], [Position(C, each, 1.0) for each in tenets], tenets
    )

    assert reasons(found, suggest(found))[0] == Reason(Code.LOOKS_LIKE, of=8)


def test_a_red_line_is_said_with_whose_it_is():
    assert "Red line: Shops will never go with cap, and Tenants supports it." in said(T, S)
    must = Reason(Code.NOT_WITHOUT, (LAWYER,), side="a")
    assert sentence(must, NAMES) == "Red line: Tenants will not go without lawyer, and Shops opposes it."


def test_what_is_at_stake_most_is_named_first_and_to_ask_by_weight():
    assert "They differ on 3 of 4: cap, rents, march." in said(T, S)
    assert "Ask Tenants about bus." in said(T, S)
    assert "Ask Shops about lawyer, direct." in said(T, S)


def test_a_long_list_is_cut_and_counted():
    names = Names("A", "B", {str(each): f"t{each}" for each in range(7)})
    reason = Reason(Code.VITAL, tuple(names.tenets))

    assert sentence(reason, names) == "Vital to both: t0, t1, t2, t3, t4 and 2 more."


def test_a_sentence_goes_through_the_translator():
    german = {"Ask %(holder)s about %(tenets)s.": "%(holder)s nach %(tenets)s fragen."}

    reason = Reason(Code.ASK, (DIRECT,), side="b")
    assert sentence(reason, NAMES, german.__getitem__) == "Shops nach direct fragen."


@pytest.mark.parametrize(
    ("label", "between", "looks_like", "words"),
    [
        (Label.NOT_ENOUGH, None, True, "not enough known"),
        (Label.COALITION, None, False, "coalition"),
        (Label.COALITION, None, True, "looks like: coalition"),
        (
            Label.ALLIANCE,
            (Label.PARTNERSHIP, Label.ALLIANCE),
            True,
            "looks like: between partnership and alliance",
        ),
    ],
)
def test_a_suggestion_is_said_with_its_alternative_and_its_doubt(label, between, looks_like, words):
    suggestion = Suggestion(label, between, looks_like, shared=(), vital=())

    assert suggestion_words(suggestion) == words
    assert suggestion_words(suggestion, lambda text: f"«{text}»") != words


def test_every_label_has_words_of_its_own():
    assert {each: each.value for each in Label} == LABELS


def test_guesses_and_unknown_vitality_are_counted():
    tenets = {CAP: Tenet(CAP, CAP, Facet.GOAL)}
    sure = Position(T, CAP, 1.0, 1.0, evidence=Evidence.DECLARED)
    found = pair([sure], [Position(C, CAP, 1.0, None, evidence=Evidence.OBSERVED)], tenets)
    guessed = pair([sure], [Position(R, CAP, 1.0, 1.0)], tenets)

    assert Reason(Code.VITALITY_UNKNOWN, count=1, of=1) in reasons(found, suggest(found))
    assert Code.ESTIMATED not in [each.code for each in reasons(found, suggest(found))]
    assert Reason(Code.ESTIMATED, count=1, of=1) in reasons(guessed, suggest(guessed))
