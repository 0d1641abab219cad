"""The map as a picture that leaves the page: SVG with its legend, PNG, PDF."""

from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.translation import gettext, ngettext
from resvg_py import svg_to_bytes

from coalitions.analysis.mapping.caption import Item, set_caption
from coalitions.analysis.mapping.inputs import Risk, Variant
from coalitions.analysis.mapping.shapes import Drawing, Legend
from coalitions.analysis.mapping.symbols import circle, polygon
from coalitions.paper import FONTS, font_faces, page_pdf
from coalitions.tie_words import tie_words

PAPER_COLOUR = "#fbfaf6"


def legend_items(legend: Legend) -> list[list[Item]]:
    """Put the legend's facts into words: whose eyes, coalitions, sizes and marks, ties, then the count."""
    groups = [
        _eyes_items(legend),
        _coalition_items(legend),
        _size_items(legend),
        _mark_items(legend),
        _tie_items(legend),
    ]
    return [group for group in [*groups, _count_items(legend)] if group]


def _eyes_items(legend: Legend) -> list[Item]:
    if not legend.eyes:
        return []
    items = [Item("eyes", gettext("As seen by {name}").format(name=legend.eyes), r=12.0)]
    if legend.near:
        words = ngettext(
            "Agrees most with {name}", "1 to {n}: agree most with {name}, the closest first", legend.near
        )
        items.append(Item("near", words.format(name=legend.eyes, n=legend.near)))
    return items


def _coalition_items(legend: Legend) -> list[Item]:
    items = [
        Item("coalition", f"{key.name} ({key.members})", colour=key.colour, dash=key.dash, shape=key.shape)
        for key in legend.coalitions
    ]
    if legend.no_coalition:
        items.append(Item("none", gettext("In no coalition here"), shape=circle(7.0)))
    return items


def _size_items(legend: Legend) -> list[Item]:
    if not legend.size_rule:
        return []
    turnout = legend.size_rule == "turnout"
    words = gettext("Size: people they can turn out") if turnout else gettext("Size: people rating, 0 to 5")
    items = [Item("words", words)]
    for key in legend.sizes:
        value = number_format(key.value, decimal_pos=0, force_grouping=True)
        items.append(Item("size", value, shape=circle(key.r), r=key.r))
    if legend.sizes_unknown:
        items.append(Item("unknown", gettext("Size not known"), shape=circle(7.0)))
    return items


def _mark_items(legend: Legend) -> list[Item]:
    items = []
    if Risk.HIGH in legend.risks:
        shape = polygon(3, 10.0)
        items.append(Item("risk", gettext("High risk of absorption"), key="high", shape=shape))
    if Risk.MEDIUM in legend.risks:
        words = gettext("Absorption risk: could go either way")
        items.append(Item("risk", words, key="medium", shape=circle(9.0)))
    if legend.decision_makers:
        items.append(Item("decision_maker", gettext("Decision-maker"), shape=circle(7.0)))
    if legend.disputed:
        items.append(
            Item("disputed", gettext("Disputes something that is recorded of it, or follows from it"))
        )
    if legend.ended:
        items.append(Item("ended", gettext("Ended: another came after it"), shape=circle(7.0)))
    return items


def _tie_items(legend: Legend) -> list[Item]:
    words = tie_words()
    return [Item("tie", words.get(kind, kind), key=kind) for kind in legend.ties]


def _count_items(legend: Legend) -> list[Item]:
    items = []
    if legend.unlabelled:
        words = ngettext(
            "%(named)d of %(total)d organization is named here; the table names all of them.",
            "%(named)d of %(total)d organizations are named here; the others on zoom, hover or focus, "
            "and in the table.",
            legend.total,
        )
        items.append(Item("count", words % {"named": legend.labelled, "total": legend.total}))
    if legend.ties_held:
        held = ngettext(
            "%(n)d weaker tie is drawn when you look at one of its two organizations.",
            "%(n)d weaker ties are drawn when you look at one of their two organizations.",
            legend.ties_held,
        )
        items.append(Item("count", held % {"n": legend.ties_held}))
    return items


def picture_svg(drawing: Drawing, *, title: str, subtitle: str = "", description: str = "") -> str:
    """Print a drawing as a file of its own: heading, map, legend, its colours written into it."""
    size = 27.0 if drawing.variant is Variant.WALL else 20.0
    caption = set_caption(legend_items(drawing.legend), drawing.width, size)
    top = 118.0 if subtitle else 88.0
    context = {
        "drawing": drawing,
        "standalone": True,
        "title": title,
        "subtitle": subtitle,
        "description": description,
        "caption": caption,
        "top": top,
        "caption_top": top + drawing.height + 10.0,
        "full_height": top + drawing.height + 10.0 + caption.height,
    }
    return render_to_string("coalitions/map_drawing.svg", context).strip()


def picture_png(svg: str, width: int = 2400) -> bytes:
    """Paint an SVG picture."""
    return svg_to_bytes(
        svg_string=svg, width=width, background=PAPER_COLOUR, font_dirs=[str(FONTS)], font_family="Inter"
    )


def picture_pdf(svg: str, *, title: str, language: str = "en") -> bytes:
    """Set an SVG picture on a sheet of A3, tagged so that it can be read aloud.

    Raises NoPdf where WeasyPrint's system library (Pango) is missing.
    """
    faces = font_faces()
    page = (
        f'<html lang="{escape(language)}"><head><title>{escape(title)}</title><style>{faces}'
        f"@page{{size:A3 landscape;margin:10mm;background:{PAPER_COLOUR}}}body{{margin:0}}"
        f"svg{{display:block;width:100%;height:270mm}}</style></head><body>{svg}</body></html>"
    )
    return page_pdf(page)
