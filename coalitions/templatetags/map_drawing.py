"""What a drawing's classes look like where no stylesheet reaches: in downloads. Dashes hold everywhere."""

from django import template

register = template.Library()

# The light values of the tokens --coalition-1 … 8; 0 is "in no coalition".
PALETTE = (
    "#7d828a", "#0068c4", "#946702", "#09704d", "#853406", "#b53389", "#4f21a4", "#6b7532", "#39434e",
)  # fmt: skip
TIE_DASHES = {
    "partnership": "none",
    "alliance": "11 5",
    "support": "none",
    "part_of": "1.5 5",
    "influences": "5 4",
    "successor": "11 4 2 4",
    "tension": "none",
}
HULL_DASHES = ("none", "12 6", "2 6", "14 5 2 5")


@register.filter
def coalition_hex(colour: int) -> str:
    """The colour of a place in the palette, for light paper."""
    return PALETTE[colour % len(PALETTE)]


@register.filter
def tie_dash(kind: str) -> str:
    """The dashes of a kind of tie; tension is told by its zigzag, on crowded maps by close dashes."""
    return TIE_DASHES.get(kind, "7 7")


@register.filter
def hull_dash(dash: int) -> str:
    """The dashes of an outline whose colour is used a second, third … time."""
    return HULL_DASHES[dash % len(HULL_DASHES)]
