"""The directory for programs: its shapes, its addresses, and its records as linked data."""

from vivaio.ground.actors.api.routes import actors, places, programmes

__all__ = ["actors", "places", "programmes"]
