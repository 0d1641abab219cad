"""{% same_part "components/x.html" name=value %}: an include whose look follows from its values alone."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def same_part(template_name: str, **values: Any) -> SafeString:
    """The same as `{% include name with … only %}`, drawn once for the same values in the same language.

    For what stands in each of many rows. The part must not ask for the request or the time.
    """
    if settings.DEBUG:  # whoever edits the part wants to see it
        return render_to_string(template_name, values)
    return _drawn(template_name, get_language(), tuple(values.items()))


@lru_cache(maxsize=4_000)
def _drawn(name: str, language: str | None, values: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(name, dict(values))
