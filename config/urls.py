"""Mounts the two apps: everything of a workspace lives under /w/<workspace>/."""

from django.urls import include, path

urlpatterns = [
    path("", include("organizations.urls")),
    path("", include("coalitions.urls")),
]
