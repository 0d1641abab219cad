"""Signing in, choosing a workspace, and what lives in one: organizations, tenets, people."""

from django.urls import URLPattern, path

from organizations.views import invitations, members, sign_in, workspaces

app_name = "organizations"
urlpatterns: list[URLPattern] = [
    path("accounts/sign-in/", sign_in.sign_in, name="sign_in"),
    path("accounts/sign-in/link/", sign_in.sign_in_link_request, name="sign_in_link_request"),
    path("accounts/link/<str:token>/", sign_in.sign_in_link, name="sign_in_link"),
    path("accounts/sign-out/", sign_in.sign_out, name="sign_out"),
    path("accounts/password/", sign_in.password_edit, name="password_edit"),
    path("accounts/invitation/<str:token>/", invitations.invitation_accept, name="invitation_accept"),
    path("", workspaces.workspace_list, name="workspace_list"),
    path("workspaces/new/", workspaces.workspace_new, name="workspace_new"),
    path("w/<slug:workspace>/", workspaces.workspace_detail, name="workspace_detail"),
    path("w/<slug:workspace>/settings/", workspaces.workspace_edit, name="workspace_edit"),
    path("w/<slug:workspace>/home/", workspaces.home_edit, name="home_edit"),
    path("w/<slug:workspace>/people/", members.member_list, name="member_list"),
    path("w/<slug:workspace>/people/<uuid:membership_id>/edit/", members.member_edit, name="member_edit"),
    path(
        "w/<slug:workspace>/people/<uuid:membership_id>/delete/", members.member_delete, name="member_delete"
    ),
    path(
        "w/<slug:workspace>/people/<uuid:membership_id>/speaks-for/new/",
        members.representative_new,
        name="representative_new",
    ),
    path(
        "w/<slug:workspace>/people/representatives/<uuid:representative_id>/delete/",
        members.representative_delete,
        name="representative_delete",
    ),
    path("w/<slug:workspace>/people/invitations/new/", invitations.invitation_new, name="invitation_new"),
    path(
        "w/<slug:workspace>/people/invitations/<uuid:invitation_id>/delete/",
        invitations.invitation_delete,
        name="invitation_delete",
    ),
]
