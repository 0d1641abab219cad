"""A block of cells copied from any spreadsheet: text with tabs between, quotation marks where need be."""

import csv
import io
from typing import Final

LARGEST: Final = 18_000  # cells of one block
LONGEST: Final = 2_000_000  # letters of one block


def read_block(text: str, *, whole: bool = False) -> list[list[str]]:
    """The cells of copied text, line by line, without what is empty at its end unless it is wanted `whole`.

    A quotation mark that nobody closed is a letter like any other: then tabs and line ends alone divide.
    """
    plain = text.replace("\0", "")
    try:
        lines = list(csv.reader(io.StringIO(plain, newline=""), dialect="excel-tab", strict=True))
    except csv.Error:
        lines = [line.split("\t") for line in plain.splitlines()]
    block = [[cell.strip() for cell in line] for line in lines]
    while not whole and block and not any(block[-1]):
        block.pop()
    return block
