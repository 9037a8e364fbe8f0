"""The network as it is recorded: who is related to whom, drawn, measured, taken away."""
