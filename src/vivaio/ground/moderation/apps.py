from vivaio.platform.registry import plugging


class ModerationConfig(plugging.Plugged):
    name = "vivaio.ground.moderation"
    label = "moderation"
