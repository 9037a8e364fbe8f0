from vivaio.platform.registry import plugging


class MediaConfig(plugging.Plugged):
    name = "vivaio.ground.media"
    label = "media"
