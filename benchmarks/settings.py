"""The product's own settings, with what must not touch the checkout put into the data folder."""

from vivaio.config.settings import *  # noqa: F403
from vivaio.config.settings import HOME

STATIC_ROOT = HOME / "static"
#: Each request for a code says that it comes from somewhere else, or they would soon be refused.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
#: Programs may ask as often as they are made to here.
API_READINGS = 10**9
