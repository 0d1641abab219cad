"""Where the code is: what the tests of its shape walk over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
APPS = ("organizations", "coalitions")
PRODUCT = ("config", *APPS)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMMENTS = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def python_files(*folders: str) -> list[Path]:
    """Written by us: what Django generated for migrations is left out."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def without_comments(template: Path) -> str:
    return COMMENTS.sub("", template.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Url:
    """One line of the URL table, with the whole path that leads to it."""

    namespace: str
    path: str
    name: str
    view: Any

    def __str__(self) -> str:
        return f"{self.namespace}:{self.name}"


def urls() -> list[Url]:
    """Every URL of the two apps."""

    def walk(resolver: URLResolver, namespace: str, before: str) -> Iterator[Url]:
        for entry in resolver.url_patterns:
            path = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, entry.namespace or namespace, path)
            else:
                yield Url(namespace, path, entry.name or "", entry.callback)

    return list(walk(get_resolver(), "", ""))
