from vivaio.platform.registry import plugging


class ExchangeConfig(plugging.Plugged):
    name = "vivaio.contexts.exchange"
    label = "exchange"
