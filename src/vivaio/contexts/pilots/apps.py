from vivaio.platform.registry import plugging


class PilotsConfig(plugging.Plugged):
    name = "vivaio.contexts.pilots"
    label = "pilots"
