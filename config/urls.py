"""Mounts the two apps: everything of a workspace lives under /w/<workspace>/, its past under
/w/<workspace>@<moment>/."""

from django.urls import include, path, register_converter

from organizations.addresses import WorkspaceAddress

register_converter(WorkspaceAddress, "address")

urlpatterns = [
    path("", include("organizations.urls")),
    path("", include("coalitions.urls")),
]
handler500 = "organizations.views.faults.fault"
