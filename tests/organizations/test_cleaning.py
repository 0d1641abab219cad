"""Text is stored alike whichever door it came through."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from coalitions.interchange.cells.cleaning import Unclean
from coalitions.interchange.cells.cleaning import clean_text as clean_cell
from organizations.cleaning import UncleanText, clean_text, fold_name
from organizations.forms.organizations import OrganizationForm, OrganizationNameForm
from organizations.forms.rows import RowForm
from organizations.models import Workspace

likely = st.text(alphabet=st.sampled_from("aé\u0301 \t\n\r\x85\u2028\u2029\x0b\x07\u00a0\u037e;")) | st.text()
either = pytest.mark.parametrize("lines", [True, False])


class TextForm(OrganizationNameForm):
    """A form over a row with a text of one line and one of several."""

    name = forms.CharField(max_length=10_000)
    several = forms.CharField(max_length=10_000, widget=forms.Textarea)

    class Meta(OrganizationNameForm.Meta):
        pass

    def _post_clean(self) -> None:
        """The row itself is not asked: this needs no database."""


def typed(text: str, *, lines: bool) -> str | None:
    form = TextForm({"name": text, "several": text}, workspace=Workspace())
    form.full_clean()
    return form.cleaned_data.get("several" if lines else "name")


def read(text: str, *, lines: bool) -> str | None:
    try:
        return clean_cell(text, one_line=not lines) or None
    except Unclean:
        return None


@either
@given(text=likely)
@example(text="a\u2028b\u2029c\x85d")
@example(text="Jose\u0301\r\nx")
@example(text="a\x0bb")
def test_a_form_keeps_what_a_file_would_bring(lines, text):
    assert typed(text, lines=lines) == read(text, lines=lines)


@either
@given(text=likely)
@example(text="a\u2028b")
def test_cleaning_again_changes_nothing(lines, text):
    try:
        once = clean_text(text, longest=10_000, lines=lines)
    except UncleanText:
        return
    assert clean_text(once, longest=10_000, lines=lines) == once


@given(st.text())
def test_a_folded_name_folds_to_itself(name):
    once = fold_name(name)

    assert fold_name(once) == once


@pytest.mark.parametrize(
    ("one", "other"), [("Tenants", "TENANTS"), ("Évry", "évry"), ("STRASSE", "straße"), ("\u0130", "i\u0307")]
)
def test_names_in_another_case_are_one_name(one, other):
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize("bad", ["a\x01b", "a\x07b", "a\x0bb", "a\ud800b"])
def test_a_form_says_which_character_it_can_not_keep(bad):
    form = TextForm({"name": bad, "several": "fine"}, workspace=Workspace())

    assert f"U+{ord(bad[1]):04X}" in str(form.errors["name"])
    assert list(form.errors) == ["name"]


def test_a_list_of_texts_is_cleaned_before_it_is_taken_apart():
    field = OrganizationForm.base_fields["constituencies"]

    assert field.clean("tenants\u037e parents") == ["tenants", "parents"]
    with pytest.raises(ValidationError, match=r"U\+0007"):
        field.clean("fine; bad\x07")


def test_every_form_over_a_row_cleans_the_same_way():
    """None replaces the one function."""

    def below(form: type[RowForm]) -> list[type[RowForm]]:
        return [each for child in form.__subclasses__() for each in (child, *below(child))]

    assert len(below(RowForm)) > 15
    assert [form for form in below(RowForm) if form._clean_text is not RowForm._clean_text] == []
