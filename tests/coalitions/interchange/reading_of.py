"""Read text or bytes in this process: what the tests of the rules share."""

from coalitions.interchange.convert import convert
from coalitions.interchange.files.collecting import collect_bytes
from coalitions.interchange.limits import BROWSER
from coalitions.interchange.options import Options


def read(content, name="sheet.csv", limits=BROWSER, **options):
    data = content.encode() if isinstance(content, str) else content
    answers = Options(**options)
    return convert(collect_bytes(data, name, limits, answers), limits, answers)


def values(reading, kind):
    return [row.values for row in reading.rows(kind)]


def codes(reading):
    return [(problem.number, problem.message.code) for problem in reading.problems]
