from vivaio.platform.registry import plugging


class DeskConfig(plugging.Plugged):
    name = "vivaio.contexts.desk"
    label = "desk"
