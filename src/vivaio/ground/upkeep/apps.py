from vivaio.platform.registry import plugging


class UpkeepConfig(plugging.Plugged):
    name = "vivaio.ground.upkeep"
    label = "upkeep"
