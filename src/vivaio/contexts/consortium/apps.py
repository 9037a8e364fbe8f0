from vivaio.platform.registry import plugging


class ConsortiumConfig(plugging.Plugged):
    name = "vivaio.contexts.consortium"
    label = "consortium"
