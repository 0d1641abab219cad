"""Which names may be one group's, as people write them in their sheets; and which never are."""

import pytest

from coalitions.services.likeness import Group, likely_same
from coalitions.services.likeness_words import said

SAME = [
    ("SEIU 512", "SEIU Local 512", "spelling"),
    ("SEIU #512", "S.E.I.U. Local No. 512", "spelling"),
    ("Oak St Merchants Association", "Oak Street Merchants Assn.", "spelling"),
    ("Oak Street Merchants Ass'n", "Oak St. Merchants Assoc", "spelling"),
    ("Saint Brigid's Parish", "St. Brigids Parish", "spelling"),
    ("5th Ave Tenants", "5th Avenue Tenants", "spelling"),
    ("Domestic Workers Co-op", "Domestic Workers Cooperative", "spelling"),
    ("Natl Nurses Org.", "National Nurses Organisation", "spelling"),
    ("Int'l Fed. of Dockers", "International Federation of Dockers", "spelling"),
    ("State Univ. Workers", "State University Workers", "spelling"),
    ("Planning Dept.", "Planning Department", "spelling"),
    ("Housing Cmte", "Housing Committee", "spelling"),
    ("Muslim Comm. Ctr.", "Muslim Community Center", "spelling"),
    ("Bread & Roses", "Bread and Roses", "spelling"),
    ("City Council Dist. 4", "City Council District 4", "spelling"),
    ("Föderation der Hafenarbeiter", "Foderation Hafenarbeiter", "spelling"),
    ("Mieterverein Hauptstraße e.V.", "Mieterverein Hauptstrasse", "spelling"),
    ("Asoc. de Vecinos", "Asociación de Vecinos", "spelling"),
    ("Féd. des Locataires", "Fédération des locataires", "spelling"),
    ("Harbor Youth", "Harbor Youth Council", "“Council”"),
    ("Transit Riders", "Transit Riders Union", "“Union”"),
    ("Senior Power", "Senior Power Coalition", "“Coalition”"),
    ("Clean Air", "Coalition for Clean Air", "“Coalition”"),
    ("Vecinos del Puerto", "Alianza de Vecinos del Puerto", "“Alianza”"),
    ("Teachers Union", "Teachers Union (North)", "“(North)”"),
    ("Mission Hill CDC", "Mission Hill Community Development Corp", "“CDC”"),
    ("Mission Hill CDC", "Mission Hill Community Development Corporation, Inc.", "“CDC”"),
    ("PTA Jefferson", "Parent Teacher Association of Jefferson", "“PTA”"),
    ("Eastside TU", "Eastside Tenants Union", "“TU”"),
    ("SEIU Local 512", "Service Employees International Union 512", "“SEIU”"),
    ("NUR", "National Union of Riders", "“NUR”"),
]
DIFFERENT = [
    ("Teachers Local 44", "Teachers Local 45"),
    ("SEIU 512", "SEIU Local 511"),
    ("Local 9", "Local 99"),
    ("PTA Jefferson", "PTA Lincoln"),
    ("Neighborhood Watch 9", "Neighborhood Watch 10"),
    ("City Council District 4", "City Council Dist 5"),
    ("District 4 (Ramos)", "District 5 (Ramos)"),
    ("Harbor Youth", "Harbor Seniors"),
    ("Transit Riders Union", "Transit Riders Council"),
    ("Teachers Union (North)", "Teachers Union (South)"),
    ("Riders North", "Riders South"),
    ("Mission Hill CDC", "Mission Bay Community Development Corp"),
    ("Community Health", "Health"),
    ("Union Square Tenants", "Square Tenants"),
    ("National Union of Riders", "Nurses Union Rome"),
    ("Oak Street Merchants", "Oak Avenue Merchants"),
    ("The", "Coalition"),
]


def reasons(one: str, other: str, **both: tuple[str, ...]) -> list[str]:
    found = likely_same([Group(1, (one, ""), **both), Group(2, (other, ""), **both)])
    return [said(reason) for pair in found for reason in pair.reasons]


@pytest.mark.parametrize(("one", "other", "word"), SAME)
def test_two_spellings_of_one_name_are_found_and_the_reason_says_why(one, other, word):
    for found in (reasons(one, other), reasons(other, one)):
        assert len(found) == 1
        assert word in found[0]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names_of_two_groups_are_never_suggested(one, other):
    assert reasons(one, other) == reasons(other, one) == []


@pytest.mark.parametrize(("one", "other"), [DIFFERENT[0], DIFFERENT[4], DIFFERENT[5], DIFFERENT[6]])
def test_two_locals_are_two_although_they_share_a_website_and_a_contact(one, other):
    assert reasons(one, other, domains=("union.example",), contacts=("ann@union.example",)) == []


def test_what_else_two_have_in_common_is_said_too():
    found = reasons("Harbor Youth", "Harbor Youth Council", domains=("harbor.example",))
    assert found == ["Both have the domain harbor.example.", "The same name but for “Council”."]
