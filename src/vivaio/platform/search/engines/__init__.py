"""The index itself, once for each database behind the same few verbs."""

from vivaio.platform.search.engines.choice import engine_for
from vivaio.platform.search.engines.engine import Answer, Engine, Filters

__all__ = ["Answer", "Engine", "Filters", "engine_for"]
