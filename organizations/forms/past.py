"""Which moment of the past to look at."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


class MomentForm(forms.Form):
    """A day, and a time on it; without one the end of the day is looked at."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Leave empty for the end of the day."),
    )

    def __init__(self, *args: object, first: date, today: date, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # as the base class takes them
        self.fields["day"].widget.attrs |= {"min": first.isoformat(), "max": today.isoformat()}

    def moment(self) -> str:
        """What was chosen, as an address has it."""
        day, time = self.cleaned_data["day"].isoformat(), self.cleaned_data["time"]
        return f"{day}T{time:%H.%M}" if time else str(day)
