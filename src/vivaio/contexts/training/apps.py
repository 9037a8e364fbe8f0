from vivaio.platform.registry import plugging


class TrainingConfig(plugging.Plugged):
    name = "vivaio.contexts.training"
    label = "training"
