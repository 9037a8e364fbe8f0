from vivaio.platform.registry import plugging


class CentresConfig(plugging.Plugged):
    name = "vivaio.ground.centres"
    label = "centres"
