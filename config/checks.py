"""What Django's own checks don't notice: a Content-Security-Policy too loose, and mail that goes nowhere."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Warning, register

MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
NOTHING = ("default-src", "object-src", "base-uri", "frame-ancestors")
OURS_ONLY = ("script-src", "style-src", "form-action", "connect-src")


@register()
def a_policy_is_set(**options: Any) -> list[Error]:
    """Nothing from elsewhere, nothing inline, framed by nobody."""
    policy: dict[str, list[str]] = getattr(settings, "SECURE_CSP", {})
    strict = all(list(policy.get(name, ())) == ["'none'"] for name in NOTHING)
    own = all(list(policy.get(name, ())) == ["'self'"] for name in OURS_ONLY)
    errors = []
    if not (strict and own):
        errors.append(Error("SECURE_CSP is missing or lets in more than this site's own.", id="config.E001"))
    if MIDDLEWARE not in settings.MIDDLEWARE:
        errors.append(Error("Nothing sends SECURE_CSP: its middleware is missing.", id="config.E002"))
    return errors


@register(deploy=True)
def mail_is_set(**options: Any) -> list[Warning]:
    """Without it, people who ask for a sign-in link get one only where this machine delivers mail itself."""
    if settings.LOCAL or settings.MAIL_IS_SET:
        return []
    hint = "Set BASIS_EMAIL_URL=smtp://user:password@host:port, or smtp://localhost:25 to mean this machine."
    return [Warning("No mail server is named for sign-in links by mail.", hint=hint, id="config.W001")]
