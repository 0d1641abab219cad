"""How much may be read at once; every limit is said in the error that it causes."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may cost. Rows are counted over the whole upload."""

    file_bytes: int
    unpacked_bytes: int
    rows: int
    position_rows: int  # rows of native positions, and positions that a matrix holds
    columns: int = 200
    cell_characters: int = 10_000
    entries: int = 200  # files in an archive or folder
    memory_bytes: int = 768 * MEGABYTE  # address space of the reading process
    cpu_seconds: int = 20
    seconds: float = 29
    output_bytes: int = 400 * MEGABYTE

    @property
    def lines(self) -> int:
        """Lines of text files, blank ones and those inside a cell included: each costs time to be read."""
        return 10 * self.position_rows


BROWSER = Limits(file_bytes=10 * MEGABYTE, unpacked_bytes=100 * MEGABYTE, rows=20_000, position_rows=200_000)
COMMAND_LINE = Limits(
    file_bytes=1024 * MEGABYTE,
    unpacked_bytes=4096 * MEGABYTE,
    rows=2_000_000,
    position_rows=2_000_000,
    memory_bytes=12_288 * MEGABYTE,
    cpu_seconds=900,
    seconds=1200,
    output_bytes=4096 * MEGABYTE,
)
