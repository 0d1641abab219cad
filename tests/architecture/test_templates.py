"""No template holds code or looks: the Content-Security-Policy would refuse them."""

import re
from html.parser import HTMLParser

import pytest

from tests.architecture.source import TEMPLATES, name_of, without_comments

TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
INCLUDE = re.compile(r"{%\s*include\s+(.*?)%}", re.DOTALL)
UNESCAPED = re.compile(r"\|\s*safe\b|\bsafeseq\b|autoescape\s+off")


class Offences(HTMLParser):
    """Collects what the policy would refuse in one template."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        names = {name for name, _value in attrs}
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(f"line {self.getpos()[0]}: <{tag}> inside the page")
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on")):
                self.found.append(f"line {self.getpos()[0]}: {name}= on <{tag}>")
            if value and re.match(r"\s*(javascript|js):", value, re.IGNORECASE):
                self.found.append(f"line {self.getpos()[0]}: code in {name}= on <{tag}>")


def offences(source):
    parser = Offences()
    parser.feed(TAG.sub(lambda tag: ("x" if tag[0][1] == "{" else " ") + "\n" * tag[0].count("\n"), source))
    return parser.found


@pytest.mark.parametrize(
    "source",
    ['<p style="color:red">', "<script>alert(1)</script>", "<style>p{}</style>", '<a onclick="go()">',
     '<a href="javascript:go()">', '<form hx-on:submit="go()">', '<g {% if a %}style="x"{% endif %}>'],
)  # fmt: skip
def test_inline_code_and_looks_are_noticed(source):
    assert offences(source)


def test_presentation_attributes_of_svg_are_fine():
    assert offences('<svg viewBox="0 0 1 1"><path fill="{{ colour }}" stroke-width="2"/></svg>') == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_no_code_and_no_looks_inside(template):
    assert offences(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_component_gets_what_it_is_handed_and_nothing_else(template):
    includes = [" ".join(words.split()) for words in INCLUDE.findall(without_comments(template))]

    open_ones = [words for words in includes if "components/" in words and not words.endswith(" only")]

    assert open_ones == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_everything_is_escaped(template):
    assert UNESCAPED.findall(without_comments(template)) == []
