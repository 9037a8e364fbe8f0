"""The real settings, for processes that tests start: unhashed static files, two extra addresses."""

import os

from vivaio.config.settings import *  # noqa: F403
from vivaio.config.settings import DATABASES
from vivaio.config.settings import STORAGES as _STORAGES

STORAGES = {
    **_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ROOT_URLCONF = "tests.config.served_urls"

if "VIVAIO_TEST_TIMEOUT" in os.environ:
    DATABASES["default"]["OPTIONS"]["timeout"] = float(os.environ["VIVAIO_TEST_TIMEOUT"])
