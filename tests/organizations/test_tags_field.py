"""Several short texts in one field."""

import pytest
from django.core.exceptions import ValidationError

from organizations.forms.rows import TagsField


def test_it_keeps_each_text_once_and_in_order() -> None:
    assert TagsField().clean(" tenants; parents ;; tenants") == ["tenants", "parents"]


@pytest.mark.parametrize("typed", ["a\0b", "x" * 201, "fine; bad\x07"])
def test_it_refuses_what_can_not_be_kept(typed: str) -> None:
    with pytest.raises(ValidationError):
        TagsField().clean(typed)
