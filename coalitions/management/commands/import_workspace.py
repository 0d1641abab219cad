"""Bring a file or a folder into a workspace: `manage.py import_workspace PATH [--workspace SLUG] …`."""

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from coalitions.interchange.child import read_safely
from coalitions.interchange.fields.native import TIE_KINDS
from coalitions.interchange.limits import COMMAND_LINE
from coalitions.interchange.options import Options
from coalitions.interchange.reading import CannotRead, Heard, NeedsAnswer, Question, Reading
from coalitions.interchange.sheets.choices import LEAVE_OUT
from coalitions.interchange.sheets.stances import MEANINGS as MEANINGS_OF
from coalitions.models import Import
from coalitions.models.imports import Outcome
from coalitions.services.importing.plan import Plan
from coalitions.services.importing.planned import STAYS
from coalitions.services.imports import CannotImportError, apply_import, plan_import, said
from organizations.models import Workspace
from organizations.people import found_workspace

# As it is written after --stance, and the native stance; a number −2 … 2 does as well.
_STANCES = {
    "strongly_for": "2", "for": "1", "neutral": "0", "against": "-1", "strongly_against": "-2",
    "active_ally": "2", "passive_ally": "1", "passive_opponent": "-1", "active_opponent": "-2",
    "unknown": "unknown",
}  # fmt: skip
_OUT = "leave out"
_TOLD = {STAYS: "of the unchanged say otherwise"}  # beside the outcomes, which say themselves
_TIES = (*TIE_KINDS, _OUT)
_DATES = ("day-first", "month-first", "day_first", "month_first")
MEANINGS = "strongly_for, for, neutral, against, strongly_against, or unknown to leave it out"


class Command(BaseCommand):
    help = (
        "Import a folder, .zip, workbook or sheet into a workspace, made if need be. Rows that can't be taken"
        " are listed with the reason and left out; all others go in together, or none if anything fails."
    )

    def run_from_argv(self, argv: list[str]) -> None:
        """The parser takes `-1..1` and `-1=against` for options of their own unless a = stands before."""
        super().run_from_argv(_with_values(argv))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--workspace", metavar="SLUG", help="default: from the name of PATH")
        parser.add_argument(
            "--scale", default="", metavar="LOW..HIGH", help="the stances in the file, e.g. 1..5"
        )
        parser.add_argument("--low-means", default="", choices=["", "against", "for", "each"])
        parser.add_argument(
            "--stance", action="append", default=[], metavar="WORD=MEANING",
            help=f"what a word or number of the file means, once for each: {MEANINGS}",
        )  # fmt: skip
        parser.add_argument(
            "--tie", action="append", default=[], metavar="WORD=KIND",
            help=f"what a word for a tie means, once for each: {', '.join(_TIES)}",
        )  # fmt: skip
        parser.add_argument(
            "--dates", default="", choices=["", *_DATES],
            help="which number comes first in dates such as 3/4/2026, where their column doesn't show it",
        )  # fmt: skip
        parser.add_argument(
            "--coalition", default="", metavar="NAME",
            help="of which coalition an ally list's status and contributions tell",
        )  # fmt: skip
        parser.add_argument("--overwrite", action="store_true", help="change filled fields too")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")

    def handle(self, *, path: Path, workspace: str | None, **options: Any) -> None:
        reading = self._read(path, options)
        slug, name = self._slug(path, workspace)
        with transaction.atomic():
            known = Workspace.objects.filter(slug=slug).first()
            into = known or found_workspace(workspace=Workspace(slug=slug, name=name), founder=None)
            plan = plan_import(
                workspace=into,
                user=None,
                reading=reading,
                today=timezone.localdate(),
                overwrite=options["overwrite"],
            )
            if options["dry_run"]:
                transaction.set_rollback(True)
            else:
                self._apply(into, path, reading, plan)
        self._tell_reading(reading, mapping=options["dry_run"])
        self._report(plan, slug, made=known is None, dry_run=options["dry_run"])

    def _slug(self, path: Path, wanted: str | None) -> tuple[str, str]:
        """The address of the workspace, and its name if it must be made."""
        written = wanted or (path.resolve().stem if path.is_file() else path.resolve().name)
        slug = wanted or slugify(written.replace("_", "-").replace(".", "-"))[:60].strip("-")
        if not slug:
            raise CommandError("No address can be made from this path: name one with --workspace.")
        try:
            Workspace._meta.get_field("slug").clean(slug, None)
        except ValidationError as error:
            raise CommandError(f"“{slug}” can't be an address: {' '.join(error.messages)}") from error
        name = " ".join(re.sub(r"[-_.\x00-\x1f]+", " ", written).split())[:120]
        return slug, name[:1].upper() + name[1:]

    def _read(self, path: Path, options: dict[str, Any]) -> Reading:
        if not path.exists():
            raise CommandError(f"There is nothing at {path}.")
        answers = Options(
            scale=options["scale"],
            low_means=options["low_means"],
            stances=dict(_stance(each) for each in options["stance"]),
            words=dict(_tie(each) for each in options["tie"]),
            dates=options["dates"].replace("-", "_"),
            coalition=options["coalition"].strip(),
        )
        try:
            return read_safely(path, limits=COMMAND_LINE, options=answers, name=path.name)
        except CannotRead as error:
            raise CommandError(f"{said(error.message)} Nothing was written.") from error
        except NeedsAnswer as error:
            questions = "\n".join(_asked(each) for each in error.questions)
            raise CommandError(f"{questions}\nNothing was written.") from error

    def _apply(self, into: Workspace, path: Path, reading: Reading, plan: Plan) -> None:
        shapes = sorted({source.shape for source in reading.sources})
        record = Import(workspace=into, filename=path.name[:300], shape=", ".join(shapes)[:40])
        try:
            apply_import(record=record, plan=plan)
        except CannotImportError as error:
            raise CommandError(str(error)) from error

    def _tell_reading(self, reading: Reading, *, mapping: bool) -> None:
        """What was left or kept aside; on a dry run also how each column and each word was read."""
        for source in reading.sources:
            where = ": ".join(dict.fromkeys([source.file, source.sheet or source.file]))
            for notice in source.notices:
                self.stdout.write(f"{where}: {said(notice)}")
            if mapping:
                told = [f"{header} → {field or 'extra field'}" for header, field in source.mapping.items()]
                self.stdout.write(f"{where}: read as {source.shape}: {'; '.join(told)}")
                for heard in source.heard:
                    self.stdout.write(f"{where}: {_words(heard)}")
        for answer in _answers(reading):
            self.stdout.write(answer)
        for skipped in reading.skipped:
            where = ": ".join(dict.fromkeys([skipped.file, skipped.sheet or skipped.file]))
            self.stdout.write(f"{where}: {said(skipped.message)}")

    def _report(self, plan: Plan, slug: str, *, made: bool, dry_run: bool) -> None:
        for each in plan.outcomes:
            wanted = each.outcome == Outcome.ERROR or each.beside
            if wanted or (dry_run and each.outcome != Outcome.UNCHANGED):
                told = " ".join(filter(None, [each.hint, each.told, each.beside])).replace("\n", " ")
                self.stdout.write(f"{each.outcome}\t{each.file}:{each.number}\t{each.label}\t{told}")
        for kind, counts in plan.counts().items():
            told = ", ".join(f"{n:,} {_TOLD.get(outcome, outcome)}" for outcome, n in counts.items() if n)
            self.stdout.write(f"{kind or 'not understood'}: {told}")
        verb = "Would import" if dry_run else "Imported"
        refused = sum(each.outcome == Outcome.ERROR for each in plan.outcomes)
        left = f" Rows not taken: {refused:,}, listed above as errors." if refused else ""
        self.stdout.write(f"{verb} into {slug}{' (new)' if made else ''}.{left}")


def _with_values(argv: list[str]) -> list[str]:
    """The words of the command line, with a value that begins with a minus joined to its option."""
    joined: list[str] = []
    for word in argv:
        if joined and joined[-1] in {"--scale", "--stance"} and re.match(r"-[\d.]", word):
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _answers(reading: Reading) -> Iterator[str]:
    """The options with which rows in error could be read."""
    heard = (each for source in reading.sources for each in source.heard if each.field in MEANINGS_OF)
    lost = dict.fromkeys(w for each in heard for w, meaning, _count in each.values if meaning is None)
    if lost:
        words = " ".join(f'--stance "{written}=…"' for written in lost)
        yield f"Some stances are not understood: say {words}, each one of: {MEANINGS}."


def _words(heard: Heard) -> str:
    """How the words of one column were read, with how many cells hold each."""
    told = [
        f"“{written}” → {'not understood' if meaning is None else meaning or 'unknown'} ({count})"
        for written, meaning, count in heard.values
    ]
    more = [f"{heard.more} others"] if heard.more else []
    return f"{heard.column or heard.field}: {'; '.join([*told, *more])}"


def _stance(written: str) -> tuple[str, str]:
    """The word and what it means, from WORD=MEANING."""
    word, _equals, meaning = written.rpartition("=")
    known = meaning if meaning in _STANCES.values() else _STANCES.get(meaning.strip().casefold())
    if not word.strip() or known is None:
        raise CommandError(f"“{written}” is not WORD=MEANING; a meaning is one of: {MEANINGS}.")
    return word.strip(), known


def _tie(written: str) -> tuple[str, str]:
    """The word and the kind of tie it means, from WORD=KIND."""
    word, _equals, kind = written.rpartition("=")
    known = kind.strip().casefold().replace("-", " ").replace("_", " ")
    if not word.strip() or known not in _TIES:
        raise CommandError(f"“{written}” is not WORD=KIND; a kind is one of: {', '.join(_TIES)}.")
    return word.strip(), LEAVE_OUT if known == _OUT else known


def _asked(question: Question) -> str:
    """The question, and which option answers it."""
    where = ": ".join(part for part in (question.file, question.sheet, question.column) if part)
    if question.values:
        answers = " ".join(f'--stance "{written}=…"' for written, _count in question.values)
        return f"{where}: {said(question.message)} Answer with {answers}, each one of: {MEANINGS}."
    option = f"--{question.option.replace('_', '-')}"
    choices = [f"{option} {value.replace('_', '-')}: {said(choice)}" for value, choice in question.choices]
    answers = "; ".join(choices) or f"{option} LOW..HIGH, for example {option} 1..5"
    return f"{where}: {said(question.message)} Answer with {answers}."
