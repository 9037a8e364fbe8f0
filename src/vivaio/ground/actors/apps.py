from vivaio.platform.registry import plugging


class ActorsConfig(plugging.Plugged):
    name = "vivaio.ground.actors"
    label = "actors"
