"""The door through which `vivaio serve` lets a web process in: it ends with its parent."""

import ctypes
import gc
import sys

from django.urls import get_resolver

from vivaio.config.serve import end_with_parent
from vivaio.config.wsgi import application
from vivaio.platform.multilingual.locales import lighten

end_with_parent()
lighten()
# Whatever a first request would load is loaded here, so that it counts as what stays.
_addresses = get_resolver().url_patterns
# What is loaded by now stays: looking through it for garbage again and again is a fifth of the
# time of a page. A request makes thousands of objects that end with it by themselves.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
if sys.platform == "linux" and hasattr(_libc := ctypes.CDLL(None), "malloc_trim"):
    _libc.malloc_trim(0)  # loading leaves free room behind, some megabytes of it

__all__ = ["application"]
