"""Who exists, what they want, who may see it."""

from organizations.models.changes import Change, LogEnd
from organizations.models.evidence import Evidence
from organizations.models.notes import Contact, Note
from organizations.models.organizations import Organization, Overlap, Spectrum
from organizations.models.positions import Position, Stance, Vitality
from organizations.models.presence import Presence
from organizations.models.questions import Question
from organizations.models.rows import Entry, Record, Remembered, Row, RowQuerySet, StaleRow, Versioned
from organizations.models.tenets import Facet, Legitimation, Tenet
from organizations.models.users import SignInAttempt, SignInLink, User
from organizations.models.workspaces import Invitation, Membership, Representative, Role, Workspace

__all__ = [
    "Change",
    "Contact",
    "Entry",
    "Evidence",
    "Facet",
    "Invitation",
    "Legitimation",
    "LogEnd",
    "Membership",
    "Note",
    "Organization",
    "Overlap",
    "Position",
    "Presence",
    "Question",
    "Record",
    "Remembered",
    "Representative",
    "Role",
    "Row",
    "RowQuerySet",
    "SignInAttempt",
    "SignInLink",
    "Spectrum",
    "StaleRow",
    "Stance",
    "Tenet",
    "User",
    "Versioned",
    "Vitality",
    "Workspace",
]
