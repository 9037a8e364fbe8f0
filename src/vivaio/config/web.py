"""The door through which `vivaio serve` lets a web process in: it ends with its parent."""

import gc

from vivaio.config.serve import end_with_parent
from vivaio.config.wsgi import application

end_with_parent()
# What is loaded by now stays: looking through it for garbage again and again is a fifth of the
# time of a page. A request makes thousands of objects that end with it by themselves.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)

__all__ = ["application"]
