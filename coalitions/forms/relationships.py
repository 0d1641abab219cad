"""The form of a tie between two organizations."""

from coalitions.models import Tie
from organizations.forms.rows import RowForm


class TieForm(RowForm[Tie]):
    class Meta:
        model = Tie
        fields = ["source", "kind", "target", "strength", "since", "until", "evidence", "note"]
