"""The door through which `vivaio serve` lets a web process in: it ends with its parent."""

from vivaio.config.serve import end_with_parent
from vivaio.config.wsgi import application

end_with_parent()

__all__ = ["application"]
