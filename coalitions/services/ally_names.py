"""Names in use in a workspace, beside those that a block of pasted cells brings."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from organizations.cleaning import fold_name
from organizations.models import Organization, Workspace


class Names:
    """As they are compared: short and full ones, upper and lower case alike."""

    def __init__(self, workspace: Workspace) -> None:
        rows = Organization.objects.in_workspace(workspace)
        self.rows = list(rows.only("id", "name", "short_name", "name_key", "short_key"))
        self.owners: dict[str, UUID] = {}
        for row in self.rows:
            self.owners.update({key: row.pk for key in (row.name_key, row.short_key) if key})
        self.met: set[UUID] = set()

    def owner_of(self, name: str) -> UUID | None:
        """The organization of this name."""
        return self.owners.get(fold_name(" ".join(name.split())))

    def fault(self, number: int, organization: Organization | None, changes: Mapping[str, Any]) -> str:
        """Why the line can't be written as a whole; a name that it takes is taken from then on."""
        name = changes.get("name")
        if organization is None and not name:
            return _("This line names no organization.")
        if organization and organization.pk in self.met:
            return _("This organization is named on a line above already.")
        if organization:
            self.met.add(organization.pk)
        if name:
            key, own = fold_name(name), organization.pk if organization else None
            if self.owners.get(key, own) != own or (own is None and key in self.owners):
                return _("An organization with this name exists already.")
            self.owners[key] = own or UUID(int=number + 1)
        return ""
