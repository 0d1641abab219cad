"""The import with a file whose names, headers and words have no place to break, on the widths people have."""

import pytest

from tests.browser.test_walk import PHONE, SETTLED, WIDE, grave, overflow

LONG = "Unbroken" * 18
FILE = (
    f"Organization,{'Header' * 20},Support level,Website\n"
    f"{LONG},{LONG},High,https://{'a' * 120}.example\n"
    f"The {LONG} Inc.,x,{'Lukewarm' * 12},\n"
    f"Tenants,31/02/2026,Low,\n"
)


@pytest.fixture
def preview(signed_in_page, site, filled):
    page = signed_in_page
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{site.url}/w/hostile/import/")
    name = f"{'campaign_' * 12}list.csv"
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": FILE.encode()})
    page.get_by_role("button", name="Look at it").click()
    page.get_by_text("little support is no opposition").wait_for()
    return page


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_no_name_of_a_file_is_wider_than_the_page(preview, site, size):
    preview.set_viewport_size(size)
    assert overflow(preview) <= 0

    preview.get_by_label("What High means").select_option("1")
    preview.get_by_label("What Low means").select_option("unknown")
    preview.get_by_role("button", name="Read it so").click()
    preview.get_by_text("Row by row").wait_for()

    preview.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
    preview.evaluate(SETTLED)
    assert overflow(preview) <= 0
    assert grave(preview, "preview") == []
    preview.goto(f"{site.url}/w/hostile/import/")
    assert overflow(preview) <= 0
