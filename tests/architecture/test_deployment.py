"""What the environment and the container files turn into on a server."""

import asyncio
import ipaddress
import json
import re
from pathlib import Path
from typing import Any

import pytest
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from tests.architecture.source import ROOT
from tests.architecture.test_headers import in_production

COMPOSE = (ROOT / "compose.yaml").read_text()
SUBNET = re.findall(r"subnet: ([\d./]+)", COMPOSE)
TRUSTED = re.findall(r"FORWARDED_ALLOW_IPS: (\S+)", COMPOSE)


def setting(folder: Path, name: str, **environment: str) -> Any:
    show = f"import json; from django.conf import settings; print(json.dumps(settings.{name}))"
    shown = in_production(folder, "-c", show, DJANGO_SETTINGS_MODULE="config.settings", **environment)
    return json.loads(shown.stdout or f'"{shown.stderr}"')


def test_every_option_of_the_database_address_reaches_the_driver(tmp_path):
    url = (
        "postgresql://b:p%40ss@db.example.org/basis?sslmode=verify-full&sslrootcert=/etc/a%20b.pem&port=6432"
    )

    database = setting(tmp_path, "DATABASES", DATABASE_URL=url)["default"]

    assert (database["HOST"], database["PORT"], database["PASSWORD"]) == ("db.example.org", "6432", "p@ss")
    assert database["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "/etc/a b.pem"}


def test_a_folder_of_sockets_can_stand_for_the_host(tmp_path):
    url = "postgresql:///basis?host=/run/postgresql"

    database = setting(tmp_path, "DATABASES", DATABASE_URL=url)["default"]

    assert (database["HOST"], database["NAME"], database["OPTIONS"]) == ("/run/postgresql", "basis", {})


def test_forms_are_taken_from_every_host_that_is_answered(tmp_path):
    hosts = {"BASIS_HOSTS": "basis.example.org, .example.net"}

    origins = setting(tmp_path, "CSRF_TRUSTED_ORIGINS", **hosts)

    assert origins == ["https://basis.example.org", "https://*.example.net"]


@pytest.mark.parametrize(("mail", "warned"), [("", True), ("smtp://localhost:25", False)])
def test_the_deployment_check_asks_for_mail(tmp_path, mail, warned):
    checked = in_production(tmp_path, "manage.py", "check", "--deploy", BASIS_EMAIL_URL=mail)

    assert ("config.W001" in checked.stderr) is warned


def seen_as(peer: str, headers: dict[str, str]) -> str:
    """The address of the visitor as the app gets it from the server that the container starts."""
    seen: dict[str, str] = {}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen["address"] = scope["client"][0]

    scope: Any = {
        "type": "http",
        "scheme": "http",
        "client": (peer, 50_000),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }
    nothing: Any = None
    asyncio.run(ProxyHeadersMiddleware(app, trusted_hosts=TRUSTED[0])(scope, nothing, nothing))
    return seen["address"]


def test_in_containers_each_visitor_has_an_address_of_their_own():
    gateway = str(next(ipaddress.ip_network(SUBNET[0]).hosts()))

    first = seen_as(gateway, {"X-Forwarded-For": "198.51.100.1"})
    liar = seen_as(gateway, {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})

    assert (first, liar) == ("198.51.100.1", "203.0.113.9")


def test_in_containers_nobody_else_is_believed():
    assert seen_as("192.0.2.1", {"X-Forwarded-For": "198.51.100.1"}) == "192.0.2.1"


def test_the_container_listens_to_the_proxy():
    assert '"--proxy-headers"' in (ROOT / "Containerfile").read_text()
