"""The cells of the matrix. There are up to 18,000 on a page, so they are made here and not by a template.

Each is one <td> that says everything in words; nothing in it is a control. static/js/matrix.js gives the
keyboard, and writes cells the same way (`cell_words`).
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coalitions.services.matrix import Known
from organizations.models import Evidence, Stance

register = template.Library()


def stance_words(stance: int) -> str:
    """As a cell says it; shorter than elsewhere, since the column is narrow."""
    return _("no position") if stance == Stance.NEUTRAL else str(Stance(stance).label)


def evidence_words(evidence: str) -> str:
    """How it is known, as a cell says it."""
    return {
        Evidence.DECLARED.value: _("they said so"),
        Evidence.OBSERVED.value: _("seen"),
        Evidence.ESTIMATED.value: _("estimate"),
    }[evidence]


def cell_words(known: Known) -> tuple[str, str]:
    """The stance in words, and in smaller type what else is known: a red line, how vital, how we know."""
    how = evidence_words(known.evidence)
    parts = [_("red line")] if known.red_line else []
    parts += [_("vital {degree}/5").format(degree=known.vitality)] if known.vitality else []
    return stance_words(known.stance), " · ".join([*parts, how])


@lru_cache(maxsize=1_000)
def _inside(
    stance: int, vitality: int | None, red_line: bool, evidence: str, language: str
) -> tuple[str, str]:
    """A cell's attributes and content: there are few kinds of them, so each is made once."""
    words, more = cell_words(Known("", stance, vitality, red_line, evidence))
    attributes = format_html(
        ' data-s="{}" data-v="{}" data-r="{}" data-e="{}">',
        stance, vitality or "", "1" if red_line else "", evidence,
    )  # fmt: skip
    return attributes, format_html("{}<small>{}</small>", words, more)


@register.simple_tag
def matrix_cells(
    organization: str,
    tenets: Iterable[str],
    cells: dict[tuple[str, str], Known],
    marks: set[tuple[str, str]],
    disputed: Collection[tuple[str, str]],
) -> SafeString:
    """The cells of one organization's row: ids, and words that are escaped."""
    language = get_language() or ""
    ask = f"<i>{escape(_('ask them'))}</i>"
    apart = f"<b>{escape(_('disputed'))}</b>"
    parts = []
    for tenet in tenets:
        key = organization, tenet
        known, mark = cells.get(key), key in marks
        asked = ' data-q="1"' if mark else ""
        if known is None:
            parts.append(f"<td{asked}>{ask if mark else ''}</td>")
        else:
            attributes, inside = _inside(
                known.stance, known.vitality, known.red_line, known.evidence, language
            )
            more = (ask if mark else "") + (apart if key in disputed else "")
            parts.append(f'<td{asked} data-k="{known.key}"{attributes}{inside}{more}</td>')
    return SafeString("".join(parts))


@register.simple_tag
def plain_cells(
    slug: str, organization: Any, tenets: Iterable[Any], cells: dict[Any, Known], here: str
) -> SafeString:
    """The same where no script runs: each cell is a link to the form of that position, and back here."""
    parts = []
    form = reverse("organizations:position_new", args=[slug, organization.pk])
    for tenet in tenets:
        known = cells.get((organization.pk.hex, tenet.pk.hex))
        words = ", ".join(cell_words(known)) if known else _("not known")
        asked = urlencode({"tenet": tenet.pk, "known": 1, "next": here})
        parts.append(format_html('<td><a href="{}?{}">{}</a></td>', form, asked, words))
    return SafeString("".join(parts))
