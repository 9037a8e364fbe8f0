from vivaio.platform.registry import plugging


class SearchConfig(plugging.Plugged):
    name = "vivaio.platform.search"
    label = "search"
    offers = ("declarations.register",)
