"""What goes with every answer: where code may come from, who may frame it, what is kept."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import Client
from django.utils import timezone

from config.checks import a_policy_is_set
from organizations.signing_in import new_link
from tests.architecture.samples import World, address
from tests.architecture.source import ROOT, Url, urls

pytestmark = pytest.mark.django_db
URLS = urls()
PRODUCTION = {
    "BASIS_SECRET_KEY": "k9!" * 30 + "QxZ",
    "BASIS_HOSTS": "basis.example.org",
    "BASIS_EMAIL_URL": "smtp://mail.example.org:587",
    "BASIS_LOCAL": "",
}
SHOWN = (
    "from django.conf import settings as s; import django; django.setup(); "
    "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
    "s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH, "
    "s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_SSL_REDIRECT, s.DEBUG)"
)


def policy(header: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for part in header.split(";") if (words := part.split())}


def in_production(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | PRODUCTION | {"BASIS_VAR": str(folder), "DATABASE_URL": ""} | more
    del environment["DJANGO_ALLOW_ASYNC_UNSAFE"]  # which is for the browser tests (tests/environment.py)
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("url", URLS, ids=str)
def test_every_answer_carries_the_protective_headers(world: World, url: Url) -> None:
    for name in ("anonymous", "foreign admin", "viewer", "admin"):
        for method in ("GET", "POST", "PUT"):
            headers = world.ask(name, method, address(url, world.own)).headers
            rules = policy(headers["Content-Security-Policy"])

            assert "unsafe" not in headers["Content-Security-Policy"]
            assert "nonce" not in headers["Content-Security-Policy"]
            assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == ["'none'"]
            assert rules["script-src"] == rules["style-src"] == rules["form-action"] == ["'self'"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["Referrer-Policy"] == "same-origin"  # stricter, and our own forms are refused
            assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("url", URLS, ids=str)
def test_no_page_with_data_is_kept(world: World, url: Url) -> None:
    for name in ("viewer", "admin"):
        answer = world.ask(name, "GET", address(url, world.own))
        if answer.status == 200:
            assert "no-store" in answer.headers["Cache-Control"]
            assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/nothing/here/", "/w/quokkas/", "/accounts/sign-in/"])
def test_answers_outside_any_view_carry_them_too(path: str) -> None:
    headers = Client().get(path).headers

    assert policy(headers["Content-Security-Policy"])["frame-ancestors"] == ["'none'"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_production_settings_are_clean(tmp_path: Path) -> None:
    checked = in_production(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "no issues" in checked.stdout


def test_production_cookies_stay_on_their_host_and_on_tls(tmp_path: Path) -> None:
    shown = in_production(tmp_path, "-c", SHOWN, DJANGO_SETTINGS_MODULE="config.settings")

    assert shown.stdout.split() == [
        "__Host-session", "__Host-csrf", "True", "True", "True", "Lax", "None", "/",
        "63072000", "True", "True", "False",
    ], shown.stderr  # fmt: skip


@pytest.mark.parametrize("lacking", ["BASIS_SECRET_KEY", "BASIS_HOSTS"])
def test_production_does_not_start_half_configured(tmp_path: Path, lacking: str) -> None:
    checked = in_production(
        tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **{lacking: ""}
    )

    assert checked.returncode != 0


def test_the_session_cookie_is_not_for_scripts(world: World) -> None:
    person = world.people["viewer"].user
    assert person
    token = new_link(user=person, now=timezone.now())
    cookie = world.ask("anonymous", "POST", f"/accounts/link/{token}/").response.cookies["basis_session"]

    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    "weakened",
    [
        {},
        {"default-src": ["'self'"]},
        {"script-src": ["'self'", "'unsafe-inline'"]},
        {"style-src": ["'unsafe-inline'"]},
        {"script-src": ["https://cdn.example"]},
        {"frame-ancestors": ["'self'"]},
        {"form-action": ["*"]},
    ],
)
def test_our_check_notices_a_weakened_policy(settings, weakened) -> None:
    settings.SECURE_CSP = settings.SECURE_CSP | weakened if weakened else {}

    assert [error.id for error in a_policy_is_set()] == ["config.E001"]


def test_our_check_notices_that_nobody_sends_the_policy(settings) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "csp" not in name]

    assert [error.id for error in a_policy_is_set()] == ["config.E002"]


def test_our_check_runs_and_finds_nothing() -> None:
    assert not [error for error in run_checks() if re.match(r"config\.", error.id or "")]
    assert a_policy_is_set() == []


def test_djangos_own_back_office_is_not_there() -> None:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
