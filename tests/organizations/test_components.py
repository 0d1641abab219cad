"""The components that every page is made of say what they are handed, and never more."""

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory


def render(component, request=None, **context):
    return " ".join(render_to_string(f"components/{component}.html", context, request).split())


@pytest.mark.parametrize("value", ["", None, "unknown"])
def test_a_place_on_the_spectrum_that_nobody_knows_is_not_drawn_as_neutral(value):
    shown = render("spectrum", value=value, computed="")

    assert "not known yet" in shown
    assert "<svg" not in shown


def test_the_spectrum_says_both_places_when_they_differ():
    shown = render("spectrum", value="passive_ally", computed="active_ally")

    assert "passive ally" in shown
    assert "recorded answers say active ally" in shown


def test_the_spectrum_says_one_place_when_they_agree():
    assert "recorded answers" not in render("spectrum", value="neutral", computed="neutral")


@pytest.mark.parametrize(
    ("band", "words"),
    [("high", "exposed"), ("medium", "could go either way"), ("low", "well placed"),
     ("", "could not be assessed")],
)  # fmt: skip
def test_a_risk_band_is_a_word_and_a_shape(band, words):
    shown = render("risk_band", band=band, words="")

    assert words in shown
    assert "<svg" in shown


def test_a_risk_band_takes_the_callers_words():
    assert "exposed and losing" in render("risk_band", band="high", words="exposed and losing")


def test_the_fit_bar_says_its_shares_to_those_who_cannot_see_it():
    shown = render("fit_bar", got=52, weakened=16, left_out=32, words=False)

    assert 'aria-label="got 52 %, weakened 16 %, left out 32 %"' in shown
    assert '<rect class="bar__weakened" width="68%"' in shown
    assert '<rect class="bar__got" width="52%"' in shown


def test_no_asks_recorded_is_not_a_bar_at_nought():
    shown = render("fit_bar", got=None, weakened=None, left_out=None, words=False)

    assert "no asks recorded" in shown
    assert "<svg" not in shown


def test_the_unity_bar_leaves_what_is_unknown_unknown():
    shown = render("unity_bar", alike=15, apart=6, known=21, total=30, enough=True)

    assert "15 of 21 alike" in shown
    assert '<rect class="bar__rest" width="70%"' in shown
    assert "21 of 30 known" in shown


def test_the_unity_bar_says_when_too_little_is_known():
    shown = render("unity_bar", alike=4, apart=1, known=5, total=30, enough=False)

    assert "too little known: 5 of 30" in shown
    assert "of 5 alike" not in shown


@pytest.mark.parametrize(
    ("who", "ago", "said"),
    [("Ada", "5 minutes", "Ada changed this 5 minutes ago"), ("Ada", "", "Ada changed this just now"),
     ("", "", "Somebody changed this while")],
)  # fmt: skip
def test_a_conflict_says_who_was_first_as_far_as_that_is_known(who, ago, said):
    shown = render("conflict", who=who, ago=ago, rows=[("Kind", "union", "tenants")])

    assert said in shown
    assert "<td><bdi>union</bdi></td><td><bdi>tenants</bdi></td>" in shown


def test_a_mark_that_rests_on_an_estimate_says_so():
    assert "weakened, our estimate" in render("ledger_mark", strength="weakened", estimated=True)
    assert "our estimate" not in render("ledger_mark", strength="weakened", estimated=False)


def test_help_and_errors_are_tied_to_their_field():
    class Named(forms.Form):
        name = forms.CharField(help_text="As they write it.")

    shown = render("form_fields", form=Named({"name": ""}))

    assert 'id="id_name_helptext"' in shown
    assert 'id="id_name_error"' in shown
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert 'aria-invalid="true"' in shown


def test_a_scale_is_one_labelled_group():
    class Asked(forms.Form):
        stance = forms.ChoiceField(choices=[("1", "for")], widget=forms.RadioSelect(attrs={"class": "scale"}))

    shown = render("form_fields", form=Asked())

    assert "<fieldset" in shown
    assert "<legend>Stance" in shown
    assert 'class="scale"' in shown


def test_links_to_other_pages_keep_the_filters():
    request = RequestFactory().get("/?kind=union&page=2")

    shown = render("pagination", page=Paginator(range(30), 10).page(2), request=request)

    assert 'href="?kind=union&amp;page=3"' in shown
    assert "11–20 of 30" in shown


@pytest.mark.parametrize(
    ("current", "link", "said"),
    [("name", "?sort=-name", 'aria-sort="ascending"'), ("-name", "?sort=name", 'aria-sort="descending"'),
     ("kind", "?sort=name", "")],
)  # fmt: skip
def test_a_heading_sorts_the_other_way_next(current, link, said):
    request = RequestFactory().get("/?page=4")

    shown = render("sort_header", label="Name", key="name", current=current, request=request)

    assert f'href="{link}"' in shown
    assert said in shown
    assert ("aria-sort" in shown) == bool(said)


@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "405", "500"])
def test_an_error_page_needs_nothing_and_leads_somewhere(page):
    shown = render_to_string(f"{page}.html")

    assert "<h1>" in shown
    assert 'href="/"' in shown
