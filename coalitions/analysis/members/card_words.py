"""A leverage card in plain sentences to the member: what only it brings, and what hangs on that."""

from collections.abc import Mapping

from coalitions.analysis.inputs import Id, Need
from coalitions.analysis.members.cards import Brought, Card
from coalitions.analysis.members.exposure_words import RESOURCE_WORDS
from coalitions.analysis.wording import Text, gettext_noop, percent, say

OFTEN = 0.005  # a chance that rounds to nothing is not told
MUCH_MORE = 1.5  # tail index from which on "you matter more than your size" is told


def card_words(card: Card, needs: Mapping[str, Need], names: Mapping[Id, str]) -> tuple[Text, ...]:
    """The card in sentences, the strongest first.

    Takes    a card; the coalition's needs by resource; names by id.
    Returns  sentences to the member ("you"); where nothing rests on it alone, one that says so.
    Raises   KeyError on a target without a name.
    Cost     O(resources).
    Source   method 6.3, wording rules.
    """
    found = [text for each in card.brought for text in _brought(each, needs)]
    if card.constituencies:
        template = gettext_noop("Only you speak for %(constituencies)s here.")
        found.append(say(template, constituencies=", ".join(card.constituencies)))
    if card.closest is not None:
        template = gettext_noop(
            "Nobody else here has as good a way to %(target)s, as far as ties are recorded."
        )
        found.append(say(template, target=names[card.closest.target]))
    if card.swing is not None and card.swing >= OFTEN and card.swing_of is not None:
        template = gettext_noop(
            "If each of the others came or stayed away by the toss of a coin, you would make the difference "
            "on %(resource)s in %(chance)s of cases."
        )
        resource = RESOURCE_WORDS.get(card.swing_of, Text("%(name)s", {"name": card.swing_of}))
        found.append(say(template, resource=resource, chance=percent(card.swing)))
    if card.tail is not None and card.tail >= MUCH_MORE:
        found.append(Text(gettext_noop("You matter more to this coalition than your size alone says.")))
    return tuple(found) or (Text(gettext_noop("By what is recorded, nothing here rests on you alone.")),)


def _brought(each: Brought, needs: Mapping[str, Need]) -> list[Text]:
    found = []
    resource = RESOURCE_WORDS.get(each.resource, Text("%(name)s", {"name": each.resource}))
    if each.only:
        found.append(
            say(gettext_noop("Only you bring %(resource)s, as far as is recorded."), resource=resource)
        )
    if each.short is not None and each.short >= OFTEN:
        need = needs[each.resource]
        template = gettext_noop(
            "Winning takes %(low)s to %(high)s of %(resource)s; without you there are %(left)s. That is too "
            "little in %(chance)s of cases."
        )
        found.append(
            say(
                template,
                low=f"{min(need.low or 0, need.high or 0):,.0f}",
                high=f"{max(need.low or 0, need.high or 0):,.0f}",
                left=f"{each.left:,.0f}",
                resource=resource,
                chance=percent(each.short),
            )
        )
    return found
