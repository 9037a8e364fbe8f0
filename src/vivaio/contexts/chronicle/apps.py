from vivaio.platform.registry import plugging


class ChronicleConfig(plugging.Plugged):
    name = "vivaio.contexts.chronicle"
    label = "chronicle"
