"""Which recorded organizations a name that is being typed may be; asked at each key, so two queries."""

from django.db.models import Q
from django.db.models.functions import Length

from coalitions.services.likeness import Group, index_of, like
from coalitions.services.name_forms import initials_of, plain_name, shortened, tells, without_kind, words_of
from organizations.cleaning import fold_name
from organizations.models import Organization, Workspace

SHORTEST = 3  # letters: less is in every name
_BEGUN = 4  # letters of a word, so that "riders'" and "rider" are found by "riders"
_COMPARED = 200  # names that have the telling words: who has more of them has typed too little
_TYPED = ""  # beside the ids of organizations


def names_like(workspace: Workspace, typed: str, *, at_most: int = 5) -> list[Organization]:
    """Those that may be it by the rule of the list of duplicates, then those that it is the beginning of:
    every telling word of it in their name, or their short name.

    Returns: the likeliest first, then the shortest names, since they say least beside what was typed.
    Cost: two queries.
    """
    clean = " ".join(typed.replace("\0", "").split())[:200]
    key = fold_name(clean)
    if len(key) < SHORTEST:
        return []
    rows = Organization.objects.in_workspace(workspace).only("name", "short_name", "kind")
    compared = rows.filter(_compared(clean, key)).order_by(Length("name"), "name")
    same = _may_be(list(compared[:_COMPARED]), clean)
    if len(same) >= at_most:
        return same[:at_most]
    begun = rows.filter(_begun(clean, key)).exclude(pk__in=[row.pk for row in same])
    return same + list(begun.order_by(Length("name"), "name")[: at_most - len(same)])


def _begun(clean: str, key: str) -> Q:
    telling = set(plain_name(clean).split())
    words = [word for word in key.split() if plain_name(word) in telling] or [key]
    has_all = Q()
    for word in words:
        has_all &= Q(name_key__contains=word.strip(".,;:!?\"'()"))
    return has_all | Q(short_key__in=[key, *initials_of(clean)])


def _compared(clean: str, key: str) -> Q:
    """Whoever has the words that no spelling leaves out, or is called by a shorter form of it."""
    words = words_of(clean)
    telling = [word for word in words if tells(word)]
    # One of the words may be an abbreviation of others: it is not asked for where there are more.
    telling = [word for word in telling if len(word) > _BEGUN or word.isdigit()] or telling
    shorter = [*initials_of(clean), *(each for each, _short in shortened(clean)), plain_name(clean)]
    shorter += [stem for stem, _word in without_kind(clean)]
    called = Q(name_key__in=shorter) | Q(short_key__in=[key, *shorter])
    has_all = Q()
    for word in telling:
        has_all &= Q(name_key__contains=word[:_BEGUN])
    return (has_all | called) if telling else called


def _may_be(rows: list[Organization], typed: str) -> list[Organization]:
    """Those of the rows that the rule takes for what was typed."""
    groups = [Group(row.pk, (row.name, row.short_name)) for row in rows]
    index = index_of([*groups, Group(_TYPED, (typed,))])
    found = dict.fromkeys(other for other, _reason in like(_TYPED, index))
    recorded = {row.pk: row for row in rows}
    return [recorded[pk] for pk in found]  # type: ignore[index]  # pks
