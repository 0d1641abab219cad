"""The mark on the row of the organization that a page is seen by."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def own_mark(context: template.Context, organization: Any) -> SafeString | str:
    """An eye beside the one that the page is seen by; nothing beside the others."""
    if str(organization) != str(context["request"].workspace.home_id):
        return ""
    return SafeString(render_to_string("components/own_mark.html").strip())
