"""The application as the server starts it: `uvicorn config.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_django = get_asgi_application()

from organizations.live.streaming import with_streams  # noqa: E402 # models can be read from here on

application = with_streams(_django)
