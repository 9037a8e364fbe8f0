from vivaio.platform.registry import plugging


class LimitsConfig(plugging.Plugged):
    name = "vivaio.platform.limits"
    label = "limits"
    offers = ("declarations.register",)
