from vivaio.platform.registry import plugging


class ChallengesConfig(plugging.Plugged):
    name = "vivaio.contexts.challenges"
    label = "challenges"
