"""Typed text, cleaned by the one rule of the house, with words for what can't be kept."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organizations.cleaning import ControlCharacter, TooLong, clean_text


def clean_typed(value: str, *, longest: int, lines: bool = False) -> str:
    """As `organizations.cleaning.clean_text`. Raises ValidationError, fit to show."""
    try:
        return clean_text(value, longest=longest, lines=lines)
    except ControlCharacter as error:
        text = _("This text holds a character that can't be kept (%(character)s). Take it out.")
        raise ValidationError(text, params={"character": error.character}) from error
    except TooLong as error:
        text = _("This text has %(length)d characters; at most %(longest)d can be kept.")
        raise ValidationError(text, params={"length": error.length, "longest": error.longest}) from error
