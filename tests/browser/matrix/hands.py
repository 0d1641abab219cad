"""What the tests of the matrix do with their hands."""

from playwright.sync_api import Page


def cell(page: Page, row: int, column: int):
    return page.locator(".matrix tbody tr").nth(row).locator("td").nth(column)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""",
        text,
    )
