"""When packages plug in: once all models are loaded, which is when Django says `ready`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import import_string


class Plugged(AppConfig):
    """A package that tells the rest of the house what it offers.

    Take it by its module (`plugging.Plugged`): Django looks for a package's configuration among
    the classes that its `apps.py` names.
    """

    #: What is called then, as modules and functions of the package.
    offers: tuple[str, ...] = ("plugs.plug_in",)

    def ready(self) -> None:
        for place in self.offers:
            import_string(f"{self.name}.{place}")()
