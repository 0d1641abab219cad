"""Where nobody is tied or in a coalition, kinds stand together."""

from dataclasses import replace

from coalitions.analysis.mapping.drawing import draw
from coalitions.analysis.mapping.inputs import MapCoalition, MapInput, MapOrganization, MapTie
from coalitions.analysis.mapping.layout import place
from coalitions.analysis.mapping.shelves import MOST, by_kind
from coalitions.analysis.mapping.structure import fingerprint
from tests.coalitions.analysis.mapping.maps import shuffled


def of_kinds(*kinds):
    return MapInput(tuple(MapOrganization(str(n), f"Group {n}", kind=kind) for n, kind in enumerate(kinds)))


MIXED = of_kinds("Union", "Faith", "union ", "", "Faith", "UNION")


def test_kinds_are_told_apart_whatever_their_case_with_the_unknown_last():
    assert by_kind(MIXED) == {"faith": ["1", "4"], "union": ["0", "2", "5"], "": ["3"]}


def test_kinds_place_nobody_once_somebody_is_tied_or_in_a_coalition():
    assert by_kind(replace(MIXED, ties=(MapTie("0", "1", "support"),))) == {}
    assert by_kind(replace(MIXED, coalitions=(MapCoalition("c", "C", ("0",)),))) == {}


def test_kinds_place_nobody_where_few_are_known_or_all_are_the_same():
    assert by_kind(of_kinds("Union", "Faith", "", "", "")) == {}
    assert by_kind(of_kinds("Union", "Union")) == {}


def test_rare_kinds_share_the_last_shelf():
    many = of_kinds(*(f"kind {n}" for n in range(MOST + 5)), "kind 0")
    assert len(by_kind(many)) == MOST + 1
    assert len(by_kind(many)[""]) == 5


def test_each_kind_has_rows_of_its_own_from_the_left():
    places = place(MIXED)
    rows = {kind: {places[i][1] for i in ids} for kind, ids in by_kind(MIXED).items()}
    assert not rows["faith"] & rows["union"]
    assert max(rows["faith"]) < min(rows["union"]) < min(rows[""])
    assert len({min(places[i][0] for i in ids) for ids in by_kind(MIXED).values()}) == 1


def test_shelves_are_the_same_in_any_order_and_know_when_a_kind_changed():
    assert place(MIXED) == place(shuffled(MIXED))
    other = replace(MIXED.organizations[0], kind="Faith")
    assert fingerprint(MIXED) != fingerprint(replace(MIXED, organizations=(other, *MIXED.organizations[1:])))


def test_kinds_are_named_only_where_the_map_says_so():
    assert draw(MIXED).headings == ()
    headings = draw(replace(MIXED, rest="Others")).headings
    assert [line.text for line in headings] == ["Faith", "Union", "Others"]
    assert [line.y for line in headings] == sorted(line.y for line in headings)
