"""The door for the web server."""

import os

import vivaio  # noqa: F401 - puts the newer SQLite in its place before Django comes
from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.floor.settings"
application = get_wsgi_application()
