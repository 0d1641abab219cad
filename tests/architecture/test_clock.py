"""No test asks for the day as its file is read: a run that began before midnight ends after it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import name_of, python_files

CLOCKS = {"localdate", "localtime", "now", "today", "utcnow"}
Run = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def asked_while_read(node: ast.AST) -> Iterator[ast.Call]:
    """The calls of a clock outside of functions: at the top, in a class, in a decorator or a default."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Run):
            decorators = child.decorator_list if not isinstance(child, ast.Lambda) else []
            for read in (*decorators, *child.args.defaults, *filter(None, child.args.kw_defaults)):
                yield from asked_while_read(ast.Expr(read))
        else:
            if isinstance(child, ast.Call) and ast.unparse(child.func).rsplit(".", 1)[-1] in CLOCKS:
                yield child
            yield from asked_while_read(child)


@pytest.mark.parametrize("path", python_files("tests"), ids=name_of)
def test_the_day_is_asked_for_by_the_test_itself(path):
    found = asked_while_read(ast.parse(path.read_text(encoding="utf-8")))

    assert [f"line {call.lineno}: {ast.unparse(call)}" for call in found] == []


@pytest.mark.parametrize(
    ("source", "calls"),
    [
        ("TODAY = localdate()", 1),
        ("@cases([timezone.localdate() - day])\ndef f(): ...", 1),
        ("class A:\n    day = date.today()", 1),
        ("def f(day=now()): ...", 1),
        ("def f(*, day=now()): ...", 1),
        ("def f():\n    return localdate()", 0),
        ("day = lambda: localdate()", 0),
        ("@cases([localdate])\ndef f(): ...", 0),
    ],
)
def test_what_is_read_at_once_is_found(source, calls):
    assert len(list(asked_while_read(ast.parse(source)))) == calls


def test_the_tests_are_found():
    assert Path(__file__) in python_files("tests")
