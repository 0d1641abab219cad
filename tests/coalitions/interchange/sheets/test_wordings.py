"""Headers and words as organizers really write them."""

import pytest

from tests.coalitions.interchange.reading_of import read, values


@pytest.mark.parametrize(
    ("header", "field"),
    [
        *(("Who's on it", "owner"), ("who is on it", "owner"), ("Assigned", "owner")),
        *(("Influence (H/M/L)", "influence"), ("Power [1-5]", "influence")),
        *(("Where they stand", "spectrum"), ("Support (1 = strong support)", "spectrum")),
    ],
)
def test_a_header_is_known_by_what_stands_outside_its_brackets(header, field):
    assert read(f"Org Name,{header}\nA,\nB,\n").sources[0].mapping[header] == field


@pytest.mark.parametrize("written", ["maybe", "??", "not sure", "Unclear", "perhaps"])
def test_not_knowing_is_unknown_and_never_neutral(written):
    organization = values(read(f"Org,Stance\nA,{written}\nB,yes\n"), "organizations")[0]
    assert organization.get("spectrum", "unknown") == "unknown"
    assert values(read(f",Rent,Heat\nA,{written},yes\nB,no,x\n"), "positions")[0]["tenet"] == "Heat"


def test_a_tick_says_as_much_as_yes():
    stances = [row["stance"] for row in values(read(",Rent,Heat\nA,x,yes\nB,✓,no\n"), "positions")]
    assert stances[0] == stances[1] == stances[2] != stances[3]
