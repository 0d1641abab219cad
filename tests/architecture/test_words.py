"""Some words are never on screen: they reduce groups to things, or call them foes."""

import ast
import re
from html.parser import HTMLParser

import pytest

from tests.architecture.source import APPS, TEMPLATES, name_of, python_files, without_comments

NEVER = re.compile(
    r"\b(nodes?|edges?|stakeholder scores?|enem(y|ies)|parasit\w*|expendable|weak organizations?)\b",
    re.IGNORECASE,
)
SPOKEN = {"aria-label", "aria-description", "title", "alt", "placeholder", "content", "value"}
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
MARKERS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
}


class Words(HTMLParser):
    """Collects what a person sees or hears of a template."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        self.found.append(data)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in SPOKEN and value]


def words_of_template(source):
    parser = Words()
    parser.feed(TAG.sub(" ", re.sub(r"{%\s*translate\s+\"([^\"]*)\".*?%}", r"\1", source)))
    return " ".join(parser.found)


def words_of_python(source):
    calls = [found for found in ast.walk(ast.parse(source)) if isinstance(found, ast.Call)]
    spoken = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in MARKERS]
    texts = [part for call in spoken for part in call.args if isinstance(part, ast.Constant)]
    return " ".join(part.value for part in texts if isinstance(part.value, str))


@pytest.mark.parametrize(
    "source", ["<p>This enemy</p>", '{% translate "Edges" %}', '<a aria-label="A node">', "<b>expendable</b>"]
)
def test_a_word_that_hurts_is_noticed(source):
    assert NEVER.search(words_of_template(source))


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_page_says_organization_tie_and_opponent(template):
    assert NEVER.search(words_of_template(without_comments(template))) is None


@pytest.mark.parametrize("path", python_files(*APPS), ids=name_of)
def test_a_message_says_organization_tie_and_opponent(path):
    assert NEVER.search(words_of_python(path.read_text(encoding="utf-8"))) is None
