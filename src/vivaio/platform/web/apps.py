from vivaio.platform.registry import plugging


class WebConfig(plugging.Plugged):
    name = "vivaio.platform.web"
    label = "web"
    offers = ("declarations.register",)
