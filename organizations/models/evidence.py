"""How we know a thing. Unknown is not a kind of evidence: it is the absence of a row."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Evidence(models.TextChoices):
    DECLARED = "declared", _("they said so")
    OBSERVED = "observed", _("we saw them act so")
    ESTIMATED = "estimated", _("our estimate")
