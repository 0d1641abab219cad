"""What people type to come in, and the password they choose."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from organizations.forms.texts import clean_typed
from organizations.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def email_field() -> forms.EmailField:
    attributes = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    return forms.EmailField(label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attributes))


def password_field(label: "StrOrPromise", purpose: str, **options: Any) -> forms.CharField:
    """`purpose` tells the browser's password keeper what to offer: a kept password or a new one."""
    widget = forms.PasswordInput({"autocomplete": purpose})
    return forms.CharField(label=label, strip=False, max_length=200, widget=widget, **options)


class SignInForm(forms.Form):
    """E-mail address and password."""

    email = email_field()
    password = password_field(_("Password"), "current-password")


class LinkRequestForm(SignInForm):
    """The same page's other button: where to send a sign-in link."""

    password = password_field(_("Password"), "current-password", required=False)


class NewPasswordForm(forms.Form):
    """A password for `user`: the one until now is asked for where there is one."""

    current = password_field(_("Password until now"), "current-password")
    password = password_field(
        _("New password"),
        "new-password",
        help_text=_("At least 10 characters; a few words that nobody would guess are best."),
    )
    again = password_field(_("New password once more"), "new-password")

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.user = user
        if not user.has_usable_password():
            del self.fields["current"]

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.user.check_password(current):
            raise forms.ValidationError(_("This isn't the password until now."))
        return current

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError(_("The two new passwords differ."))
        return again


class NameForm(forms.Form):
    """What one is called here."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )

    def clean_name(self) -> str:
        return clean_typed(self.cleaned_data["name"], longest=120)


class JoinForm(NameForm):
    """Who accepts an invitation without being signed in."""

    email = email_field()
    password = password_field(
        _("Password"),
        "new-password",
        help_text=_("At least 10 characters; a few words that nobody would guess are best."),
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        person = User(email=self.cleaned_data.get("email", ""), name=self.cleaned_data.get("name", ""))
        validate_password(password, person)
        return password
