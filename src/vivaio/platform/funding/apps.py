"""Whose grant pays, and the block that says so on pages, mails, documents and exports."""

from vivaio.platform.registry import plugging


class FundingConfig(plugging.Plugged):
    name = "vivaio.platform.funding"
    label = "funding"
    offers = ("declarations.plug_in",)
