from vivaio.platform.registry import plugging


class TaxonomyConfig(plugging.Plugged):
    name = "vivaio.ground.taxonomy"
    label = "taxonomy"
    offers = ("declarations.register",)
