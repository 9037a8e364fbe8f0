from vivaio.platform.registry import plugging


class ImportingConfig(plugging.Plugged):
    name = "vivaio.ground.importing"
    label = "importing"
