from vivaio.platform.registry import plugging


class DuplicatesConfig(plugging.Plugged):
    name = "vivaio.ground.duplicates"
    label = "duplicates"
