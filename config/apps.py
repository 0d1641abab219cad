"""The wiring as an app of its own, so that its system check is run."""

from importlib import import_module

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        import_module("config.checks")
