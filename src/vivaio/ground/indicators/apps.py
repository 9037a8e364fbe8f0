from vivaio.platform.registry import plugging


class IndicatorsConfig(plugging.Plugged):
    name = "vivaio.ground.indicators"
    label = "indicators"
