from vivaio.platform.registry import plugging


class PagesConfig(plugging.Plugged):
    name = "vivaio.contexts.pages"
    label = "pages"
