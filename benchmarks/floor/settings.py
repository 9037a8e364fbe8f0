"""Django with nothing around the view: no middleware, its own templates, one table in SQLite.

The database has the same pragmas as the product's, and the template loader keeps what it parsed.
"""

import os
from pathlib import Path

import vivaio.config.settings as product

SECRET_KEY = "floor"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["benchmarks.floor"]
ROOT_URLCONF = "benchmarks.floor.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ["VIVAIO_HOME"]) / "floor.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": product._SQLITE_OPTIONS,
    }
}
USE_I18N = False
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
