"""Which recorded organizations a name that is being typed may be; asked at each key, so one query."""

from django.db.models import Q
from django.db.models.functions import Length

from coalitions.services.likeness import initials_of, plain_name
from organizations.cleaning import fold_name
from organizations.models import Organization, Workspace

SHORTEST = 3  # letters: less is in every name


def names_like(workspace: Workspace, typed: str, *, at_most: int = 5) -> list[Organization]:
    """Those that have every telling word of it in their name, or whose short name it is or spells out.

    Returns: the shortest names first, since they say least beside what was typed. Cost: one query.
    """
    clean = " ".join(typed.replace("\0", "").split())[:200]
    key = fold_name(clean)
    if len(key) < SHORTEST:
        return []
    telling = set(plain_name(clean).split())
    words = [word for word in key.split() if plain_name(word) in telling] or [key]
    has_all = Q()
    for word in words:
        has_all &= Q(name_key__contains=word.strip(".,;:!?\"'()"))
    short = Q(short_key__in=[key, *initials_of(clean)])
    rows = Organization.objects.in_workspace(workspace).filter(has_all | short)
    return list(rows.only("name", "short_name", "kind").order_by(Length("name"), "name")[:at_most])
