"""One file of settings; only the environment varies it, and without any it is safe for production.

BASIS_LOCAL=1     a single machine on loopback: plain http, a key of its own kept in BASIS_VAR
BASIS_SECRET_KEY  required unless BASIS_LOCAL, or BASIS_VAR holds the key that `make install` made
BASIS_HOSTS       comma-separated host names that are answered (required unless BASIS_LOCAL)
BASIS_VAR         folder for the SQLite file and the local key (default: var/ beside manage.py)
DATABASE_URL      postgresql://user:password@host:port/name?sslmode=…, sqlite:///path; default: in BASIS_VAR
BASIS_EMAIL_URL   smtp://user:password@host:port; default: port 25 here (BASIS_LOCAL: files in BASIS_VAR)
BASIS_LONG_FILE   bytes from which a file is read and imported by a process of its own (200000)
BASIS_IMPORTS_AT_ONCE  how many such processes there are at once, over all workspaces (2)
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.contrib.messages import constants as message_levels
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from config.sqlite import sqlite

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("BASIS_VAR") or BASE_DIR / "var").resolve()
LOCAL = os.environ.get("BASIS_LOCAL") == "1"
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
DEBUG = False


def _secret_key() -> str:
    """The key from the environment, else the one that `make install` or a local start made and kept."""
    if key := os.environ.get("BASIS_SECRET_KEY"):
        return key
    kept = VAR_DIR / "secret_key"
    if not LOCAL and not kept.exists():
        raise ImproperlyConfigured(
            "Set BASIS_SECRET_KEY to a long random text (or BASIS_LOCAL=1 on loopback)."
        )
    VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return kept.read_text()


def _database() -> dict[str, Any]:
    url = os.environ.get("DATABASE_URL")
    if not url:
        VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
        return sqlite(VAR_DIR / "basis.sqlite3", VAR_DIR)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path[1:]), VAR_DIR)  # sqlite:///relative, sqlite:////absolute
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql:// or sqlite://")
    named = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": named.pop("host", parts.hostname or ""),
        "PORT": named.pop("port", str(parts.port or "")),
        "OPTIONS": named,  # such as sslmode=verify-full: libpq knows them, and refuses what it doesn't
        "CONN_MAX_AGE": 0,  # each request has a thread of its own here: no other would use its connection
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret_key()
NAMED_HOSTS = [] if LOCAL else os.environ.get("BASIS_HOSTS", "").replace(",", " ").split()
ALLOWED_HOSTS = LOOPBACK if LOCAL else NAMED_HOSTS
# ".example.org" is that host and all below it; Django writes the same as "*.example.org" for origins.
CSRF_TRUSTED_ORIGINS = [f"https://{'*' * host.startswith('.')}{host}" for host in NAMED_HOSTS]

INSTALLED_APPS = [
    "config",
    "organizations",
    "coalitions",
    "django_htmx",
    "simple_history",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "servestatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])
            ],
            "builtins": ["django.templatetags.static", "django.templatetags.i18n"],
        },
    }
]

DATABASES = {"default": _database()}
# Finished drawings of the map, per process: derived data that is made again where it is missing.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 40},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "organizations.User"
LOGIN_URL = "organizations:sign_in"
LOGIN_REDIRECT_URL = "organizations:workspace_list"
LOGOUT_REDIRECT_URL = "organizations:sign_in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = os.environ.get("TZ") or "UTC"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SERVESTATIC_USE_FINDERS = LOCAL  # one machine serves the folder as it is; production collects first
MEDIA_ROOT = VAR_DIR / "uploads"

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
# not "no-referrer": browsers then send "Origin: null" with a form, and Django refuses it
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = not LOCAL
SECURE_PROXY_SSL_HEADER = None if LOCAL else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if LOCAL else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_HSTS_PRELOAD = not LOCAL
SESSION_COOKIE_NAME = "basis_session" if LOCAL else "__Host-session"
SESSION_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "basis_csrf" if LOCAL else "__Host-csrf"
CSRF_COOKIE_SECURE = not LOCAL
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 0  # uploads go straight to a file, never into the web process
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
LONG_FILE = int(os.environ.get("BASIS_LONG_FILE") or 200_000)  # bytes
IMPORTS_AT_ONCE = max(1, int(os.environ.get("BASIS_IMPORTS_AT_ONCE") or 2))

MESSAGE_TAGS = {message_levels.ERROR: "error"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Refusals (403, 404) are answers, not faults; their tracebacks would name what was asked for.
    # What is to be known of them, organizations/refusals.py tells.
    "loggers": {"django.request": {"level": "ERROR"}, "basis.refused": {"level": "INFO"}},
}


def _mailer() -> dict[str, Any]:
    """Where sign-in links by mail go; on a local machine into files that only the server's user reads."""
    url = urlsplit(os.environ.get("BASIS_EMAIL_URL") or ("" if LOCAL else "smtp://localhost:25"))
    backends = "django.core.mail.backends"
    if not url.scheme:
        folder = {"file_path": str(VAR_DIR / "mail")}
        return {"BACKEND": f"{backends}.filebased.EmailBackend", "OPTIONS": folder}
    options = {
        "host": url.hostname or "localhost",
        "port": url.port or 587,
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_tls": url.hostname not in {"localhost", "127.0.0.1"},
        "timeout": 10,
    }
    return {"BACKEND": f"{backends}.smtp.EmailBackend", "OPTIONS": options}


MAIL_IS_SET = bool(os.environ.get("BASIS_EMAIL_URL"))
MAILERS = {"default": _mailer()}
DEFAULT_FROM_EMAIL = os.environ.get("BASIS_EMAIL_FROM", "basis@localhost")
