"""The application as the server starts it: `uvicorn config.asgi:application`."""

import gc
import os
from importlib import import_module

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_django = get_asgi_application()

from django.conf import settings  # noqa: E402 # can be read from here on

from organizations.live.streaming import with_streams  # noqa: E402 # and models

application = with_streams(_django)

# All pages are read before the first visitor comes, and what is there by now stays: each look through it
# for garbage would take longer than most pages do.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
