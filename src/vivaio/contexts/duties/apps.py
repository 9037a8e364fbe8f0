from vivaio.platform.registry import plugging


class DutiesConfig(plugging.Plugged):
    name = "vivaio.contexts.duties"
    label = "duties"
