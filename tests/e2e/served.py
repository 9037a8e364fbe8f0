"""The real settings, but for two things: static files are not hashed, mails become files."""

from vivaio.config.settings import *  # noqa: F403
from vivaio.config.settings import HOME
from vivaio.config.settings import STORAGES as _STORAGES

STORAGES = {
    **_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = HOME / "static"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mails"
#: The walks sign in more often in a minute than people do; the limit itself is tested elsewhere.
ACCOUNT_RATE_LIMITS = False
