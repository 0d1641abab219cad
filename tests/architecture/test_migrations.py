"""Migrations stand in one line per app, each with a number and a name that says what it does."""

import re

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.architecture.source import APPS


def migrations(app):
    loader = MigrationLoader(None)
    return {name: migration for (label, name), migration in loader.disk_migrations.items() if label == app}


@pytest.mark.parametrize("app", APPS)
def test_each_migration_follows_the_one_before(app):
    names = sorted(migrations(app))

    followed = {
        name: [before for label, before in migration.dependencies if label == app]
        for name, migration in migrations(app).items()
    }

    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert followed == {name: names[at - 1 : at] for at, name in enumerate(names)}


@pytest.mark.parametrize("app", APPS)
def test_each_migration_has_a_name_of_its_own(app):
    generated = [name for name in migrations(app) if re.fullmatch(r"\d{4}_auto_.*|\d{4}_.*_and_more", name)]

    assert migrations(app)
    assert generated == []
