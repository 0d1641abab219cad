"""Migrations stand in one line per app, each with a number and a name that says what it does."""

import re

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.architecture.source import APPS


def migrations(app):
    """One by one; those that stand for several are left out."""
    return {name: each for name, each in everything(app).items() if not each.replaces}


def everything(app):
    loader = MigrationLoader(None)
    return {name: migration for (label, name), migration in loader.disk_migrations.items() if label == app}


def in_one_step(app):
    return {name: each for name, each in everything(app).items() if each.replaces}


@pytest.mark.parametrize("app", APPS)
def test_each_migration_follows_the_one_before(app):
    names = sorted(migrations(app))
    last_of = {name: each.replaces[-1][1] for name, each in in_one_step(app).items()}

    followed = {
        name: [last_of.get(before, before) for label, before in migration.dependencies if label == app]
        for name, migration in migrations(app).items()
    }

    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert followed == {name: names[at - 1 : at] for at, name in enumerate(names)}


@pytest.mark.parametrize("app", APPS)
def test_a_start_in_one_step_stands_for_all_from_the_first_to_the_one_it_names(app):
    names = sorted(migrations(app))

    for name, migration in in_one_step(app).items():
        last = migration.replaces[-1][1]
        assert name == f"0001_squashed_{last}"
        assert migration.replaces == [(app, each) for each in names[: names.index(last) + 1]]
        assert [label for label, _ in migration.dependencies if label == app] == []
    assert len(in_one_step(app)) == 1


@pytest.mark.parametrize("app", APPS)
def test_each_migration_has_a_name_of_its_own(app):
    generated = [name for name in migrations(app) if re.fullmatch(r"\d{4}_auto_.*|\d{4}_.*_and_more", name)]

    assert migrations(app)
    assert generated == []
