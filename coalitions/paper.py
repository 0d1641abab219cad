"""Pages of HTML set as PDF, tagged so that they can be read aloud."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext

FONTS = Path(settings.BASE_DIR) / "static" / "dist" / "fonts"
WEIGHTS = {400: "Regular", 600: "SemiBold", 700: "Bold"}


class NoPdf(Exception):
    """This machine lacks the library that sets PDF; the message says what to do instead."""


def page_pdf(page: str, style: str = "") -> bytes:
    """Set a whole page of HTML, in a style of its own if it has none in it. Nothing is fetched but our fonts.

    Raises NoPdf where WeasyPrint's system library (Pango) is missing. Cost: a second, and as much again
    for each 20 pages.
    """
    try:
        from weasyprint import CSS, HTML, URLFetcher
        from weasyprint.text.fonts import FontConfiguration
    except OSError as error:
        message = gettext(
            "This server lacks Pango, which sets PDF files. Print the page from your browser instead."
        )
        raise NoPdf(message) from error
    target = BytesIO()
    fetcher = URLFetcher(allowed_protocols={"file"})
    fonts = FontConfiguration()  # a style read by itself knows its fonts only through this
    sheets = (
        [CSS(string=font_faces() + style, base_url=str(FONTS), url_fetcher=fetcher, font_config=fonts)]
        if style
        else []
    )
    html = HTML(string=page, base_url=str(FONTS), url_fetcher=fetcher)
    html.write_pdf(target, stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")
    return target.getvalue()


def font_faces() -> str:
    """The stylesheet's words for the bundled fonts."""
    return "".join(_face(weight, style) for weight, style in WEIGHTS.items())


def _face(weight: int, style: str) -> str:
    source = (FONTS / f"Inter-{style}.ttf").as_uri()
    return f"@font-face{{font-family:Inter;font-weight:{weight};src:url({source})}}"
