"""What one says of oneself, wherever one is a member."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organizations.access import SignedInRequest, signed_in
from organizations.forms.sign_in import NameForm
from organizations.http import GET_OR_POST, own_path, posted, render_page
from organizations.models import User


@signed_in
@require_http_methods(GET_OR_POST)
def name_edit(request: SignedInRequest) -> HttpResponse:
    """Give or change the name that others read in the history, beside a list and among the people."""
    done = own_path(request, "next")
    form = NameForm(posted(request), initial={"name": request.user.name})
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render_page(
            request, "organizations/name_edit.html", {"form": form, "next": done}, status=status
        )
    User.objects.filter(pk=request.user.pk).update(name=form.cleaned_data["name"])
    messages.success(
        request, _("Others now read your name as “{name}”.").format(name=form.cleaned_data["name"])
    )
    return redirect(done)
