"""Functions and files stay small enough to be read in one go."""

import ast

import pytest

from tests.architecture.source import PRODUCT, name_of, python_files

FUNCTION, FILE = 30, 250
TOO_LONG: dict[str, str] = {}  # path: reason; it is empty, and a new line here needs an ADR

FILES = python_files(*PRODUCT, "tools", "tests")


def length(function):
    """Lines of a function without its docstring (and without the decorators above it)."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(getattr(first.value, "value", None), str)
    return (
        function.end_lineno - function.lineno + 1 - (first.end_lineno - first.lineno + 1 if documented else 0)
    )


def functions(source):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [found for found in ast.walk(ast.parse(source)) if isinstance(found, kinds)]


def test_a_docstring_does_not_count():
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n'

    assert [length(function) for function in functions(source)] == [2]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_function_is_longer_than_a_screen(path):
    lengths = {function.name: length(function) for function in functions(path.read_text(encoding="utf-8"))}

    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION} == {}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_file_is_longer_than_it_may_be(path):
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= FILE or name_of(path) in TOO_LONG
