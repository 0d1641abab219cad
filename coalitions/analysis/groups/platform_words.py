"""What a possible platform means, in plain sentences: said before any figure."""

from coalitions.analysis.groups.platform_field import Found
from coalitions.analysis.groups.platform_reading import Outcome, Reading
from coalitions.analysis.wording import Text, gettext_noop, percent, say


def reach_words(reading: Reading, least: float) -> Text:
    """How many could sign it, and how much of its own each gets at least.

    Takes    a reading, and the share 0 to 1 that was asked for.
    Returns  one sentence; it counts people only where everybody's number is recorded.
    Raises   nothing.
    Cost     O(1).
    Source   method 6.3, wording rules.
    """
    values = {"groups": reading.signing, "share": percent(least)}
    one = reading.signing == 1
    if reading.people is None:
        if one:
            return Text(
                gettext_noop("1 group could sign; it gets at least %(share)s of what it asks for."), values
            )
        return Text(
            gettext_noop("%(groups)s groups could sign; each gets at least %(share)s of what it asks for."),
            values,
        )
    values["people"] = f"{reading.people:,.0f}"
    if one:
        return Text(
            gettext_noop(
                "1 group, about %(people)s people, could sign; it gets at least %(share)s of what it asks "
                "for."
            ),
            values,
        )
    return Text(
        gettext_noop(
            "%(groups)s groups, about %(people)s people, could sign; each gets at least %(share)s of what "
            "it asks for."
        ),
        values,
    )


def found_words(found: Found) -> Text:
    """Whether nothing is better, or nothing better was found."""
    if found is Found.PROVEN:
        return Text(gettext_noop("Proven best: no platform of that size brings more together."))
    return Text(gettext_noop("Best found by searching; it is not proven that nothing is better."))


def outcome_words(each: Outcome) -> Text:
    """What an organization gets of what it asks for, and how that compares with now."""
    if each.got is None:
        return Text(gettext_noop("No asks recorded: ask it first."))
    after, now = percent(each.got), percent(each.got_now or 0.0)
    if not each.change:
        return say(gettext_noop("Gets %(after)s of what it asks for, as now."), after=after)
    if each.change > 0:
        return say(
            gettext_noop("Gains: %(after)s of what it asks for, instead of %(now)s."), after=after, now=now
        )
    return say(
        gettext_noop("Loses: %(after)s of what it asks for, instead of %(now)s."), after=after, now=now
    )


def why_not_words(each: Outcome, least: float) -> Text | None:
    """Why it could not sign; None where it could."""
    if each.signs:
        return None
    if each.got is None:
        return Text(gettext_noop("Can’t be said: it has told nothing that it asks for."))
    if each.crosses:
        return Text(gettext_noop("Not with it: its red line is crossed."))
    if each.lacks:
        return Text(gettext_noop("Not with it: what it does nothing without is missing."))
    if each.got < least:
        return say(
            gettext_noop("Not with it: it would get less than %(share)s of what it asks for."),
            share=percent(least),
        )
    return Text(gettext_noop("Not with it: too much in it goes against it."))
