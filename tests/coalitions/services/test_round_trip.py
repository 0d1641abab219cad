"""Whatever a file brings in comes out so that it comes in again: a fixed point, for random tables."""

import csv
import io
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalitions.interchange.fields.native import EXTRA, FACETS, TIE_KINDS
from coalitions.interchange.reading import CannotRead, NeedsAnswer
from coalitions.interchange.writing.tables import csv_files, write_json, write_xlsx, write_zip
from coalitions.services.exports import export_tables
from tests import factories
from tests.coalitions.bringing_in import bring, outcomes, plan_text
from tests.coalitions.interchange.reading_of import read

pytestmark = pytest.mark.django_db
RANDOM = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

AWKWARD = st.sampled_from(list(" ;:=+-@'\"\\|,\n_x0a4AbB1.éß٣ش🌱＝\u200f\u202eİ"))
LETTERS = AWKWARD | st.characters(exclude_categories=["Cc", "Cs"])
HOSTILE = st.sampled_from(
    [
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)",
        "+1",
        "-2+3",
        "'=1",
        "\u202egnp.exe",
        "\t=1",
        "\x85-",
        "long " * 300,
        "a;b\\",
    ]
)
TEXT = st.text(LETTERS, max_size=12) | HOSTILE
CALLED = st.text(LETTERS, max_size=12).filter(str.strip)
CASES = CALLED.flatmap(lambda name: st.sampled_from([name, name.upper(), name.lower(), name.swapcase()]))
NAMES = st.lists(CALLED | CASES | st.sampled_from("aAbB"), min_size=1, max_size=4)
DAYS = st.sampled_from(["", "2026-01-01", "1999-12-31"])
EVIDENCE = st.sampled_from(["", "declared", "observed"])


@contextmanager
def forgotten():
    """A workspace that is gone afterwards."""
    with transaction.atomic():
        yield factories.workspace
        transaction.set_rollback(True)


def packed(tables, write=write_zip):
    stream = io.BytesIO()
    write(tables, stream)
    return stream.getvalue()


def files(workspace):
    return dict(csv_files(export_tables(workspace, private=True)))


def comes_in_again(workspace, fresh, write=write_zip):
    """Import the export where it is from, and into `fresh`; compare what comes out of both."""
    first = files(workspace)
    if first:
        again = read(packed(export_tables(workspace, private=True), write), "all")
        for overwrite in (False, True):
            plan = plan_text(workspace, again, overwrite=overwrite)
            assert outcomes(plan) == {"unchanged"}, plan.outcomes
    if first:
        told = bring(fresh, read(packed(export_tables(workspace, private=True), write), "all"))
        assert {outcome for _kind, outcome, _label, _reason in told} == {"created"}, told
    assert files(fresh) == first


def _query(coalition, tenet):
    return urlencode({"coalition": coalition, "unknown_on": tenet, "sort": "-name"})


def _work(some, one, code):
    return {
        "questions": some(organization=one, tenet=code, asked_at=DAYS),
        "differences": some(organization=one, differs_from=one),
        "saved_views": some(name=TEXT, query=TEXT | st.builds(_query, one, code)),
    }


@st.composite
def worlds(draw):
    """Native tables that refer to each other, with awkward texts everywhere."""
    names, codes = draw(NAMES), draw(NAMES)
    one, code = st.sampled_from(names), st.sampled_from(codes)
    extra = st.dictionaries(TEXT.map(lambda name: f"{EXTRA}{name}"), TEXT, max_size=1)

    def some(**columns):
        rows = st.builds(lambda row, more: row | more, st.fixed_dictionaries(columns), extra)
        return draw(st.lists(rows, max_size=4))

    return {
        "organizations": [{"name": name, "constituency": draw(TEXT), "notes": draw(TEXT)} for name in names],
        "tenets": some(id=code, name=TEXT, facet=st.sampled_from(FACETS), legitimizes=TEXT),
        "positions": some(
            organization=one, tenet=code, stance=st.sampled_from("012"), evidence=EVIDENCE, as_of=DAYS,
            note=TEXT,
        ),
        "ties": some(source=one, target=one, kind=st.sampled_from(TIE_KINDS), since=DAYS, note=TEXT),
        "overlaps": some(a=one, b=one, people=st.sampled_from("07")),
        "coalitions": some(name=st.sampled_from(names), target=one, note=TEXT),
        "affiliations": some(coalition=one, organization=one, joined=DAYS, contribution=TEXT),
        "platform": some(
            coalition=one, version=st.sampled_from("12"), date=DAYS, label=TEXT, tenet=code,
            strength=st.sampled_from(["full", "dropped"]), proposed_by=one, agreed_by=TEXT,
        ),
        "events": some(date=DAYS, event=TEXT, coalition=st.sampled_from(["", *names])),
        "notes": some(organization=one, author=TEXT, written=DAYS, text=TEXT),
        "contacts": some(organization=one, name=TEXT, email=TEXT, note=TEXT),
        **_work(some, one, code),
    }  # fmt: skip


@RANDOM
@given(tables=worlds())
def test_native_tables_are_a_fixed_point(db, tables):
    with forgotten() as make:
        first = make()
        try:
            bring(first, read(packed(tables), "all.zip"))
        except (CannotRead, NeedsAnswer):
            return
        comes_in_again(first, make())
        comes_in_again(first, make(), write_json)
        comes_in_again(first, make(), write_xlsx)


HEADERS = st.sampled_from(
    ["Organization", "Group", "Issue", "Stance", "Support", "Notes", "Contact", "Email", "Tags", "Members",
     "From", "To", "Relation", "Weight", "name", "organization", "tenet", "stance", "Rent cap", "Buses", "ش"]
)  # fmt: skip
CELLS = TEXT | st.sampled_from(
    ["A", "B", "a", "support", "oppose", "yes", "no", "1", "-1", "unknown", "", "x"]
)


@RANDOM
@given(
    headers=st.lists(HEADERS, min_size=2, max_size=6), rows=st.lists(st.lists(CELLS, min_size=6, max_size=6))
)
def test_other_peoples_tables_are_a_fixed_point_once_they_are_in(db, headers, rows):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headers, *(row[: len(headers)] for row in rows)])
    with forgotten() as make:
        first = make()
        try:
            reading = read(text.getvalue(), "sheet.csv", low_means="against")
        except (CannotRead, NeedsAnswer):
            return
        bring(first, reading)
        comes_in_again(first, make())
        again = {outcome for _kind, outcome, _label, _reason in bring(first, reading)}
        assert again <= {"unchanged", "error", "skipped"}  # a heading is left out each time
