"""What follows from who stands where: coalitions, ties, the map, files in and out."""

from django.urls import URLPattern, URLResolver, include, path

from coalitions.views import (
    affiliations,
    bulk,
    cells,
    coalition_pages,
    coalitions,
    duplicates,
    exports,
    graphs,
    imports,
    map_sides,
    maps,
    merging,
    organizations,
    platforms,
    relationships,
    search,
    styleguide,
    times,
    walls,
)

app_name = "coalitions"

_coalition: list[URLPattern | URLResolver] = [
    path("", coalition_pages.coalition_detail, name="coalition_detail"),
    path("blocs/", coalition_pages.coalition_blocs, name="coalition_blocs"),
    path("edit/", coalitions.coalition_edit, name="coalition_edit"),
    path("delete/", coalitions.coalition_delete, name="coalition_delete"),
    path("needs/new/", coalitions.need_new, name="need_new"),
    path("affiliations/new/", affiliations.affiliation_new, name="affiliation_new"),
    path("platforms/new/", platforms.platform_new, name="platform_new"),
]
_workspace: list[URLPattern | URLResolver] = [
    path("organizations/", organizations.organization_list, name="organization_list"),
    path("organizations/add/", organizations.organization_add, name="organization_add"),
    path("organizations/duplicates/", duplicates.duplicate_list, name="duplicate_list"),
    path(
        "organizations/<uuid:organization_id>/is-not/<uuid:other_organization_id>/",
        duplicates.distinction_new,
        name="distinction_new",
    ),
    path(
        "distinctions/<uuid:distinction_id>/delete/", duplicates.distinction_delete, name="distinction_delete"
    ),
    path("organizations/<uuid:organization_id>/merge/", merging.merge_new, name="merge_new"),
    path(
        "organizations/<uuid:organization_id>/merge/<uuid:other_organization_id>/",
        merging.organization_merge,
        name="organization_merge",
    ),
    path("organizations/bulk/", bulk.organization_bulk, name="organization_bulk"),
    path(
        "organizations/<uuid:organization_id>/cell/<slug:column>/",
        cells.cell_edit,
        name="cell_edit",
    ),
    path(
        "organizations/<uuid:organization_id>/", organizations.organization_detail, name="organization_detail"
    ),
    path("coalitions/", coalition_pages.coalition_list, name="coalition_list"),
    path("coalitions/new/", coalitions.coalition_new, name="coalition_new"),
    path("coalitions/<uuid:coalition_id>/", include(_coalition)),
    path("needs/<uuid:need_id>/edit/", coalitions.need_edit, name="need_edit"),
    path("needs/<uuid:need_id>/delete/", coalitions.need_delete, name="need_delete"),
    path("affiliations/<uuid:affiliation_id>/edit/", affiliations.affiliation_edit, name="affiliation_edit"),
    path(
        "affiliations/<uuid:affiliation_id>/delete/",
        affiliations.affiliation_delete,
        name="affiliation_delete",
    ),
    path("affiliations/<uuid:affiliation_id>/says/new/", affiliations.say_new, name="say_new"),
    path("says/<uuid:say_id>/edit/", affiliations.say_edit, name="say_edit"),
    path("says/<uuid:say_id>/delete/", affiliations.say_delete, name="say_delete"),
    path("platforms/<uuid:platform_id>/", platforms.platform_detail, name="platform_detail"),
    path("platforms/<uuid:platform_id>/edit/", platforms.platform_edit, name="platform_edit"),
    path("platforms/<uuid:platform_id>/delete/", platforms.platform_delete, name="platform_delete"),
    path("platforms/<uuid:platform_id>/planks/new/", platforms.plank_new, name="plank_new"),
    path("planks/<uuid:plank_id>/edit/", platforms.plank_edit, name="plank_edit"),
    path("planks/<uuid:plank_id>/delete/", platforms.plank_delete, name="plank_delete"),
    path("organizations/<uuid:from_id>/ties/new/", relationships.tie_new, name="tie_new"),
    path("ties/<uuid:tie_id>/edit/", relationships.tie_edit, name="tie_edit"),
    path("ties/<uuid:tie_id>/delete/", relationships.tie_delete, name="tie_delete"),
    path("search/", search.search_list, name="search_list"),
    path("map/", maps.map_detail, name="map_detail"),
    path("map/table/", maps.map_table, name="map_table"),
    path("map/why/", map_sides.map_why, name="map_why"),
    path("map/organizations/<uuid:shown_id>/", map_sides.map_organization, name="map_organization"),
    path("map/download/<slug:ending>/", maps.map_download, name="map_download"),
    path("sessions/", walls.session_list, name="session_list"),
    path("sessions/showing/", walls.showing_edit, name="showing_edit"),
    path("wall/", walls.wall, name="wall"),
    path("wall/state/", walls.wall_state, name="wall_state"),
    path("import/", imports.import_new, name="import_new"),
    path("imports/<uuid:import_id>/", imports.import_detail, name="import_detail"),
    path("imports/<uuid:import_id>/apply/", imports.import_apply, name="import_apply"),
    path("imports/<uuid:import_id>/cancel/", imports.import_cancel, name="import_cancel"),
    path("imports/<uuid:import_id>/errors/", imports.import_errors, name="import_errors"),
    path("graph/<slug:notation>/", graphs.graph_download, name="graph_download"),
    path("export/", exports.export_new, name="export_new"),
    path("events/", times.event_list, name="event_list"),
    path("events/new/", times.event_new, name="event_new"),
    path("events/<uuid:event_id>/edit/", times.event_edit, name="event_edit"),
    path("events/<uuid:event_id>/delete/", times.event_delete, name="event_delete"),
    path("trends/new/", times.trend_new, name="trend_new"),
    path("trends/<uuid:trend_id>/edit/", times.trend_edit, name="trend_edit"),
    path("trends/<uuid:trend_id>/delete/", times.trend_delete, name="trend_delete"),
]
urlpatterns = [
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("w/<slug:workspace>/", include(_workspace)),
]
