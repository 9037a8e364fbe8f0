from vivaio.platform.registry import plugging


class GovernanceConfig(plugging.Plugged):
    name = "vivaio.contexts.governance"
    label = "governance"
