"""Signing in, choosing a workspace, and what lives in one: organizations, tenets, people."""

from django.urls import URLPattern, path

from organizations.views import sign_in

app_name = "organizations"
urlpatterns: list[URLPattern] = [
    path("accounts/sign-in/", sign_in.sign_in, name="sign_in"),
    path("accounts/sign-in/link/", sign_in.sign_in_link_request, name="sign_in_link_request"),
    path("accounts/link/<str:token>/", sign_in.sign_in_link, name="sign_in_link"),
    path("accounts/sign-out/", sign_in.sign_out, name="sign_out"),
    path("accounts/password/", sign_in.password_edit, name="password_edit"),
]
