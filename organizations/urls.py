"""Signing in, choosing a workspace, and what lives in one: organizations, tenets, people."""

from django.urls import URLPattern, URLResolver, include, path

from organizations.views import (
    accounts,
    history,
    invitations,
    legitimations,
    live,
    members,
    notes,
    organizations,
    overlaps,
    past,
    positions,
    seeing,
    sign_in,
    tenets,
    workspaces,
)

app_name = "organizations"

_organization: list[URLPattern | URLResolver] = [
    path("edit/", organizations.organization_edit, name="organization_edit"),
    path("delete/", organizations.organization_delete, name="organization_delete"),
    path("positions/new/", positions.position_new, name="position_new"),
    path("positions/<uuid:position_id>/edit/", positions.position_edit, name="position_edit"),
    path("positions/<uuid:position_id>/delete/", positions.position_delete, name="position_delete"),
    path("notes/new/", notes.note_new, name="note_new"),
    path("contacts/new/", notes.contact_new, name="contact_new"),
    path("overlaps/new/", overlaps.overlap_new, name="overlap_new"),
]
_tenet: list[URLPattern | URLResolver] = [
    path("", tenets.tenet_detail, name="tenet_detail"),
    path("edit/", tenets.tenet_edit, name="tenet_edit"),
    path("delete/", tenets.tenet_delete, name="tenet_delete"),
    path("positions/new/", positions.tenet_position_new, name="tenet_position_new"),
    path("legitimizes/new/", legitimations.legitimation_new, name="legitimation_new"),
]
_held: list[URLPattern | URLResolver] = [
    path("organizations/new/", organizations.organization_new, name="organization_new"),
    path("organizations/<uuid:organization_id>/", include(_organization)),
    path("live/", live.change_stream, name="change_stream"),
    path("live/news/", live.change_news, name="change_news"),
    path("seen-by/", seeing.seen_choose, name="seen_choose"),
    path("history/at/", past.past_choose, name="past_choose"),
    path("history/", history.change_list, name="change_list"),
    path("history/<uuid:change_id>/", history.change_detail, name="change_detail"),
    path("history/<uuid:change_id>/why/", history.change_explain, name="change_explain"),
    path("history/<uuid:change_id>/undo/", history.change_undo, name="change_undo"),
    path("tenets/", tenets.tenet_list, name="tenet_list"),
    path("tenets/new/", tenets.tenet_new, name="tenet_new"),
    path("tenets/<uuid:tenet_id>/", include(_tenet)),
    path(
        "legitimizes/<uuid:legitimation_id>/edit/", legitimations.legitimation_edit, name="legitimation_edit"
    ),
    path(
        "legitimizes/<uuid:legitimation_id>/delete/",
        legitimations.legitimation_delete,
        name="legitimation_delete",
    ),
    path("notes/<uuid:note_id>/edit/", notes.note_edit, name="note_edit"),
    path("notes/<uuid:note_id>/delete/", notes.note_delete, name="note_delete"),
    path("contacts/<uuid:contact_id>/edit/", notes.contact_edit, name="contact_edit"),
    path("contacts/<uuid:contact_id>/delete/", notes.contact_delete, name="contact_delete"),
    path("overlaps/<uuid:overlap_id>/edit/", overlaps.overlap_edit, name="overlap_edit"),
    path("overlaps/<uuid:overlap_id>/delete/", overlaps.overlap_delete, name="overlap_delete"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("w/<address:workspace>/", include(_held)),
    path("accounts/sign-in/", sign_in.sign_in, name="sign_in"),
    path("accounts/sign-in/link/", sign_in.sign_in_link_request, name="sign_in_link_request"),
    path("accounts/link/<str:token>/", sign_in.sign_in_link, name="sign_in_link"),
    path("accounts/sign-out/", sign_in.sign_out, name="sign_out"),
    path("accounts/password/", sign_in.password_edit, name="password_edit"),
    path("accounts/name/", accounts.name_edit, name="name_edit"),
    path("accounts/presence/", live.presence_edit, name="presence_edit"),
    path("accounts/invitation/<str:token>/", invitations.invitation_accept, name="invitation_accept"),
    path("", workspaces.workspace_list, name="workspace_list"),
    path("workspaces/new/", workspaces.workspace_new, name="workspace_new"),
    path("w/<address:workspace>/", workspaces.workspace_detail, name="workspace_detail"),
    path("w/<address:workspace>/settings/", workspaces.workspace_edit, name="workspace_edit"),
    path("w/<address:workspace>/home/", workspaces.home_edit, name="home_edit"),
    path("w/<address:workspace>/people/", members.member_list, name="member_list"),
    path("w/<address:workspace>/people/<uuid:membership_id>/edit/", members.member_edit, name="member_edit"),
    path(
        "w/<address:workspace>/people/<uuid:membership_id>/delete/",
        members.member_delete,
        name="member_delete",
    ),
    path(
        "w/<address:workspace>/people/<uuid:membership_id>/speaks-for/new/",
        members.representative_new,
        name="representative_new",
    ),
    path(
        "w/<address:workspace>/people/representatives/<uuid:representative_id>/delete/",
        members.representative_delete,
        name="representative_delete",
    ),
    path("w/<address:workspace>/people/invitations/new/", invitations.invitation_new, name="invitation_new"),
    path(
        "w/<address:workspace>/people/invitations/<uuid:invitation_id>/delete/",
        invitations.invitation_delete,
        name="invitation_delete",
    ),
]
