"""What came in from files: the record of an import and the outcome of each of its rows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models import Row, RowQuerySet, User, Workspace
from organizations.models.checks import number_limits, text_limits


class ImportState(models.TextChoices):
    PREVIEWED = "previewed", _("waiting for your word")
    DONE = "done", _("imported")
    CANCELLED = "cancelled", _("cancelled")


class Import(Row):
    """One file that was read. The reading is kept, so that what was previewed is what is imported."""

    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)
    at = models.DateTimeField(auto_now_add=True)
    filename = models.CharField(max_length=300)
    shape = models.CharField(max_length=40, blank=True)
    options = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.PREVIEWED)
    # Both are kept only until the import is done or cancelled: the file as it came, and what was read of
    # it as compressed JSON (200,000 positions are 37 MB of JSON and 1.3 MB compressed).
    content = models.BinaryField(null=True)
    reading = models.BinaryField(null=True)
    size = models.PositiveIntegerField(default=0)  # of the content, in bytes
    summary = models.JSONField(default=dict)  # kind -> {created, updated, unchanged, error}

    objects = RowQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ImportState.values), name="import_state_known"),
            *text_limits("import", filename=300, shape=40),
            number_limits("import", size=(0, 2_000_000_000)),
        ]

    def __str__(self) -> str:
        return self.filename


class Outcome(models.TextChoices):
    CREATED = "created", _("new")
    UPDATED = "updated", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    SKIPPED = "skipped", _("left out")
    ERROR = "error", _("not imported")


class ImportRow(models.Model):
    """What became of one row of the file, and why."""

    imported = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    file = models.CharField(max_length=300, blank=True)  # and sheet, where there are several
    number = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=Outcome)
    label = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    subject_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="import_row_outcome_known"),
            *text_limits("import_row", file=300, kind=40, label=300),
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.number}: {self.outcome}"


class Doing(models.TextChoices):
    QUEUED = "queued", _("waiting until another file here is done")
    READING = "reading", _("reading the file")
    CHECKING = "checking", _("comparing its rows with what is recorded")
    WRITING = "writing", _("writing")
    ENDED = "ended", _("done")


class ImportWork(models.Model):
    """What another process does with a long file, how far it is, and what it found for the preview.

    A table of its own, so that to tell how far it is does not write the file's content again.
    """

    imported = models.OneToOneField(Import, models.CASCADE, primary_key=True, related_name="work")
    doing = models.CharField(max_length=10, choices=Doing, default=Doing.READING)
    done = models.PositiveIntegerField(default=0)  # rows
    total = models.PositiveIntegerField(default=0)  # 0: not known yet
    beat = (
        models.DateTimeField()
    )  # when it last told, or when it has to have begun; then see services/at_work.py
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)
    plan = models.CharField(max_length=64, blank=True)  # the fingerprint to import by; blank: only look
    language = models.CharField(max_length=20, blank=True)
    told = models.TextField(blank=True)  # why it was not imported
    # The preview (services/importing/kept_preview.py): how the file was read, and its rows in pieces.
    head = models.JSONField(default=dict)
    rows = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(doing__in=Doing.values), name="import_work_doing_known"),
            *text_limits("import_work", plan=64, language=20),
            number_limits("import_work", done=(0, 2_000_000_000), total=(0, 2_000_000_000)),
        ]

    def __str__(self) -> str:
        return f"{self.imported_id}: {self.doing}"


class Mapping(models.Model):
    """How files with these headers are read in this workspace, as last told when one was imported.

    No row of anybody's data: it says nothing but which answers to offer again.
    """

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="+")
    headers = models.CharField(max_length=64)  # their fingerprint
    options = models.JSONField(default=dict)  # the answers of `interchange.options.Options`
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "headers"], name="one_mapping_for_headers"),
            *text_limits("mapping", headers=64),
        ]

    def __str__(self) -> str:
        return self.headers


class Demonstration(models.Model):
    """That a demonstration was loaded into this database: once removed it does not come back."""

    slug = models.SlugField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.slug
