"""Whose grant pays, and the block that says so on pages, mails, documents and exports."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "vivaio.platform.funding"
    label = "funding"

    def ready(self) -> None:
        from vivaio.platform.funding import declarations  # noqa: PLC0415 - models must be loaded

        declarations.plug_in()
