from vivaio.platform.registry import plugging


class StrategyConfig(plugging.Plugged):
    name = "vivaio.contexts.strategy"
    label = "strategy"
