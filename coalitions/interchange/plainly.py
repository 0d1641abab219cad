"""A reading as plain dictionaries and lists, and back: how it goes from the child process to the parent."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from coalitions.interchange.reading import (
    Heard,
    Message,
    Problem,
    Question,
    Reading,
    Row,
    Skipped,
    Source,
    Table,
)


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain dictionaries and lists; rows as lists, for they are many."""
    return {
        "tables": [
            {
                "kind": table.kind,
                "columns": table.columns,
                "rows": [
                    (row.file, row.sheet, row.number, row.values, row.extra, row.mention, *_more(row))
                    for row in table.rows
                ],
            }
            for table in reading.tables
        ],
        "problems": [asdict(problem) for problem in reading.problems],
        "sources": [asdict(source) for source in reading.sources],
        "skipped": [asdict(skipped) for skipped in reading.skipped],
    }


def _more(row: Row) -> tuple[Any, ...]:
    """What few rows have: cells that were kept, the look of a heading."""
    return ([asdict(message) for message in row.kept], row.heading) if row.kept or row.heading else ()


def from_json(data: Mapping[str, Any]) -> Reading:
    """The reading that `to_json` wrote; equal texts become one, for most cells say what others say too."""
    one: dict[str, str] = {}
    return Reading(
        tables=tuple(
            Table(table["kind"], tuple(_row(row, one) for row in table["rows"]), tuple(table["columns"]))
            for table in data["tables"]
        ),
        problems=tuple(
            Problem(**{**problem, "message": Message(**problem["message"])}) for problem in data["problems"]
        ),
        sources=tuple(_source(source) for source in data["sources"]),
        skipped=tuple(
            Skipped(**{**skipped, "message": Message(**skipped["message"])}) for skipped in data["skipped"]
        ),
    )


def _row(data: Sequence[Any], one: dict[str, str]) -> Row:
    file, sheet, number, values, extra, mention, *more = data
    shared = {column: one.setdefault(text, text) for column, text in values.items()}
    kept, heading = more or ((), False)
    said = tuple(Message(**message) for message in kept)
    return Row(
        one.setdefault(file, file),
        one.setdefault(sheet, sheet),
        number,
        shared,
        extra,
        mention,
        said,
        heading,
    )


def _source(data: Mapping[str, Any]) -> Source:
    scale = data["scale"]
    return Source(
        **{
            **data,
            "headers": tuple(data["headers"]),
            "scale": None if scale is None else Message(**scale),
            "notices": tuple(Message(**notice) for notice in data["notices"]),
            "heard": tuple(_heard(heard) for heard in data.get("heard", ())),
        }
    )


def _heard(data: Mapping[str, Any]) -> Heard:
    values = tuple((written, meaning, count) for written, meaning, count in data["values"])
    return Heard(data["column"], data["field"], values, data["more"])


def question_from_json(data: Mapping[str, Any]) -> Question:
    """The question that `dataclasses.asdict` wrote."""
    choices = tuple((value, Message(**said)) for value, said in data["choices"])
    values = tuple((written, count) for written, count in data["values"])
    return Question(**{**data, "message": Message(**data["message"]), "choices": choices, "values": values})
