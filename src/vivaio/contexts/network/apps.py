from vivaio.platform.registry import plugging


class NetworkConfig(plugging.Plugged):
    name = "vivaio.contexts.network"
    label = "network"
