from vivaio.platform.registry import plugging


class NeedsConfig(plugging.Plugged):
    name = "vivaio.contexts.needs"
    label = "needs"
