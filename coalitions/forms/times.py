"""Forms of events and trends."""

from coalitions.models import Event, Trend
from organizations.forms.rows import RowForm


class EventForm(RowForm[Event]):
    class Meta:
        model = Event
        fields = ["day", "name", "coalition", "source"]


class TrendForm(RowForm[Trend]):
    class Meta:
        model = Trend
        fields = ["name", "kind", "direction", "level", "since", "note", "source"]
