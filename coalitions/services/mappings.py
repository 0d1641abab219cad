"""How files with the same headers were read in this workspace before: offered again, and always said."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from coalitions.interchange.options import Options
from coalitions.interchange.reading import Source
from coalitions.models import Import, Mapping
from organizations.models import Workspace

_ANSWERS = ("shape", "scale", "low_means", "dates", "stances", "words", "coalition")  # of the file as a whole
_PLAIN = asdict(Options())


def remembered(workspace: Workspace, headers: Iterable[Sequence[str]]) -> Options | None:
    """The answers that were given for files with any of these rows of headers; None where there are none."""
    wanted = {fingerprint(each) for each in headers}
    kept = Mapping.objects.filter(workspace=workspace, headers__in=wanted).order_by("at")
    options: dict[str, Any] = dict(_PLAIN)
    for each in kept:
        for name, value in each.options.items():
            options[name] = {**options[name], **value} if isinstance(value, dict) else value
    return Options.from_json(options) if options != _PLAIN else None


def remember(record: Import, sources: Iterable[Source]) -> None:
    """Keep the answers with which this file is imported, for its headers; none given, none kept."""
    given = {name: value for name in _ANSWERS if (value := record.options.get(name)) not in (None, "", {})}
    for source in sources:
        told = record.options.get("mapping", {})
        mapping = {header: told[header] for header in source.headers if header in told}
        options = {**given, **({"mapping": mapping} if mapping else {})}
        same: dict[str, Any] = {"workspace": record.workspace, "headers": fingerprint(source.headers)}
        if options:
            Mapping.objects.update_or_create(**same, defaults={"options": options})
        else:
            Mapping.objects.filter(**same).delete()


def fingerprint(headers: Sequence[str]) -> str:
    """A word for a row of headers."""
    return sha256(json.dumps(list(headers)).encode()).hexdigest()
