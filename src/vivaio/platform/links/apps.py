from vivaio.platform.registry import plugging


class LinksConfig(plugging.Plugged):
    name = "vivaio.platform.links"
    label = "links"
    verbose_name = "Links"
    offers = ("declarations.register",)
