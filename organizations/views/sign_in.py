"""Coming in and leaving: by password or by a link that works once."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from organizations.access import HtmxHttpRequest, SignedInRequest, open_to_all, signed_in
from organizations.forms.sign_in import LinkRequestForm, NewPasswordForm, SignInForm
from organizations.http import GET_OR_POST, comes_from_here, own_path, render_page
from organizations.models import SignInAttempt
from organizations.refusals import tell_sign_in_refused
from organizations.signing_in import (
    end_links,
    forget_attempts,
    knock,
    mail_link,
    openable_links,
    use_link,
)

PAGE = "organizations/sign_in.html"


@open_to_all("it is where people sign in")
@sensitive_post_parameters("password")
@require_http_methods(GET_OR_POST)
def sign_in(request: HtmxHttpRequest) -> HttpResponse:
    """With e-mail address and password; the answer never tells which of the two was wrong."""
    if request.user.is_authenticated and request.method != "POST":
        return redirect(own_path(request, "next"))
    form = SignInForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _sign_in_page(request, form, 422 if form.is_bound else 200)
    attempt = _knock(request, form.cleaned_data["email"])
    if attempt is None:
        tell_sign_in_refused(request, form.cleaned_data["email"], "too often")
        return _closed(request, form)
    user = authenticate(request, username=form.cleaned_data["email"], password=form.cleaned_data["password"])
    if user is None:
        tell_sign_in_refused(request, form.cleaned_data["email"], "password")
        form.add_error(
            None, _("E-mail address and password don't belong together. Try again, or use a link.")
        )
        return _sign_in_page(request, form, 422)
    forget_attempts(attempt)
    login(request, user)
    return redirect(own_path(request, "next"))


@open_to_all("people without a password come in this way")
@require_POST
def sign_in_link_request(request: HtmxHttpRequest) -> HttpResponse:
    """Mail a link; the page says the same whether or not anybody has that address."""
    form = LinkRequestForm(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, form, 422)
    email = form.cleaned_data["email"].strip().lower()
    if _knock(request, email) is None:
        return _closed(request, form)
    try:
        mail_link(email=email, site=f"{request.scheme}://{request.get_host()}", now=timezone.now())
    except OSError:
        form.add_error(
            None, _("No mail could be sent just now. Sign in with a password, or try again later.")
        )
        return _sign_in_page(request, form, 503)
    return render_page(request, "organizations/sign_in_link_request.html", {"email": email})


@open_to_all("a one-time link signs its holder in")
@require_http_methods(GET_OR_POST)
def sign_in_link(request: HtmxHttpRequest, token: str) -> HttpResponse:
    """A link opens a page with one button, so that a mail scanner which follows links doesn't use it up."""
    now, local_door = timezone.now(), settings.LOCAL and comes_from_here(request)
    if request.method == "POST":
        user = use_link(token=token, now=now, local_door=local_door)
        if user is not None:
            login(request, user)
            return redirect("organizations:workspace_list")
        tell_sign_in_refused(request, "", "link")
    works = openable_links(token=token, now=now, local_door=local_door).exists()
    return render_page(
        request, "organizations/sign_in_link.html", {"works": works}, status=200 if works else 404
    )


@open_to_all("whose session has ended meanwhile may still press the button")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session here, and have the browser forget the pages it kept."""
    logout(request)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@signed_in
@sensitive_post_parameters()
@require_http_methods(GET_OR_POST)
def password_edit(request: SignedInRequest) -> HttpResponse:
    """Set or change one's own password; sessions elsewhere and links on their way end."""
    user = request.user
    attempt = _knock(request, user.email) if request.method == "POST" else None
    if request.method == "POST" and attempt is None:
        messages.error(request, _("That was tried too often. Wait a minute, then try again."))
        return redirect("organizations:password_edit")
    form = NewPasswordForm(request.POST if request.method == "POST" else None, user=user)
    if attempt is None or not form.is_valid():
        return render_page(
            request, "organizations/password_edit.html", {"form": form}, status=422 if form.is_bound else 200
        )
    user.set_password(form.cleaned_data["password"])
    user.save(update_fields=["password"])
    forget_attempts(attempt)
    end_links(user=user, now=timezone.now())
    update_session_auth_hash(request, user)
    messages.success(request, _("Your password is set. Wherever else you were signed in, you are no more."))
    return redirect("organizations:workspace_list")


def _knock(request: HttpRequest, email: str) -> SignInAttempt | None:
    return knock(email=email, address=request.META.get("REMOTE_ADDR", ""), now=timezone.now())


def _sign_in_page(request: HtmxHttpRequest, form: SignInForm, status: int) -> HttpResponse:
    context = {"form": form, "next": own_path(request, "next")}
    return render_page(request, PAGE, context, status=status)


def _closed(request: HtmxHttpRequest, form: SignInForm) -> HttpResponse:
    form.add_error(None, _("That was tried too often. Wait a minute, then try again."))
    response = _sign_in_page(request, form, 429)
    response["Retry-After"] = "60"
    return response
