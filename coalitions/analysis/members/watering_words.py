"""What became of the platform, and whether riding along pays, in plain sentences."""

from collections.abc import Mapping

from coalitions.analysis.inputs import Id
from coalitions.analysis.members.paid import Paid
from coalitions.analysis.members.riding import Likely, break_even
from coalitions.analysis.wording import Text, gettext_noop, percent, say

MORE = 0.05  # beyond the mean loss: from here on "more than the members on average"
NAMED = 3  # of those who paid for a change, how many are named beside it
MATTERS_MORE, MATTERS_LESS = 1.25, 0.8  # tail index


def kept_words(retained: float | None) -> Text:
    """How much of the best there has been still stands."""
    if retained is None:
        return Text(gettext_noop("Nobody is known to ask for anything that stood in it."))
    return say(
        gettext_noop("The platform keeps %(share)s of what its members ask for and ever stood in it."),
        share=percent(retained),
    )


def lost_words(retained: float | None, beyond: float | None) -> Text:
    """What one member keeps, and whether that is less than the members do on average."""
    if retained is None:
        return Text(gettext_noop("Not known: nothing that it asks for stood in it since it joined."))
    kept = percent(retained)
    if kept == percent(1.0):
        return Text(gettext_noop("Keeps all of it."))
    if beyond is not None and beyond >= MORE:
        return say(
            gettext_noop("Keeps %(kept)s; lost %(beyond)s more than the members on average."),
            kept=kept,
            beyond=percent(beyond),
        )
    if beyond is not None and beyond <= -MORE:
        return say(gettext_noop("Keeps %(kept)s; lost less than the members on average."), kept=kept)
    return say(gettext_noop("Keeps %(kept)s, about as the members on average."), kept=kept)


def paid_words(each: Paid) -> Text:
    """What was done to it, and whether those who asked for it agreed."""
    done = gettext_noop("Dropped.") if each.after == 0 else gettext_noop("Weakened.")
    if not each.payers:
        said = gettext_noop("No member is known to ask for it.")
    elif each.agreed_by_payers:
        said = gettext_noop("All who ask for it agreed.")
    elif each.agreed_by:
        said = gettext_noop("Not all who ask for it are recorded as having agreed.")
    else:
        said = gettext_noop("Who agreed is not recorded.")
    return say("%(done)s %(said)s", done=Text(done), said=Text(said))


def cost_words(each: Paid, names: Mapping[Id, str]) -> Text:
    """Whom a change cost how much of what it asks for, and who of them is not recorded as having agreed."""
    if not each.payers:
        return Text(gettext_noop("No member is known to ask for it."))
    told = ", ".join(f"{names[id_]} {_lost(share)}" for id_, share in each.payers[:NAMED])
    more = len(each.payers) - NAMED
    if more > 0:
        template = gettext_noop("It cost %(who)s of what they ask for, and %(more)s more something.")
    elif len(each.payers) > 1:
        template = gettext_noop("It cost %(who)s of what they ask for.")
    else:
        template = gettext_noop("It cost %(who)s of what it asks for.")
    cost = say(template, who=told, more=more)
    return say("%(cost)s %(agreed)s", cost=cost, agreed=_agreed(each, names)) if each.agreed_by else cost


def _lost(share: float) -> str:
    return percent(share) if round(100 * share) else f"<{percent(0.01)}"


def _agreed(each: Paid, names: Mapping[Id, str]) -> Text:
    """Whether those who paid agreed, where it is recorded who did."""
    if each.agreed_by_payers:
        return Text(gettext_noop("All who ask for it agreed."))
    others = [names[id_] for id_, _share in each.payers if id_ not in each.agreed_by]
    if len(others) > NAMED:
        return say(gettext_noop("%(n)s of them are not recorded as having agreed."), n=len(others))
    return say(gettext_noop("Not recorded as having agreed: %(who)s."), who=", ".join(others))


def carried_words(carried: float | None) -> Text:
    """How much of what a member asks for the train takes along."""
    if carried is None:
        return Text(gettext_noop("Not known: it has told nothing that it asks for."))
    return say(gettext_noop("Carries %(share)s of what it asks for."), share=percent(carried))


def tail_words(tail: float | None) -> Text:
    """Whether a member matters more than it weighs."""
    if tail is None:
        return Text(gettext_noop("Not known: how large it is, is not recorded."))
    if tail >= MATTERS_MORE:
        return Text(gettext_noop("Matters more here than its size alone says."))
    if tail <= MATTERS_LESS:
        return Text(gettext_noop("Matters less here than its size alone says."))
    return Text(gettext_noop("Matters about as its size says."))


def riding_words(ride: Likely, alone: Likely) -> Text:
    """Whether it pays to ride, with the one thing left to judge."""
    limit = break_even(ride.value, alone.value)
    if limit <= 0:
        return Text(gettext_noop("Don’t ride for this demand’s sake."))
    return say(
        gettext_noop("Ride, unless being dropped seems likelier than %(limit)s."), limit=percent(limit)
    )
