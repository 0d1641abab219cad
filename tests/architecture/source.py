"""Where the code is: what the tests of its shape walk over."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

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


def url_patterns() -> Iterator[tuple[str, URLPattern]]:
    """Every URL of the two apps with its namespace."""

    def walk(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, URLPattern]]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from walk(entry, entry.namespace or namespace)
            else:
                yield namespace, entry

    return walk(get_resolver(), "")
