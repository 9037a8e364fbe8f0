"""Settings. An operator gives environment variables: see docs/reference/settings.md."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from vivaio.config import env
from vivaio.kernel import clock
from vivaio.kernel.language import INTERFACE

PACKAGE = Path(__file__).resolve().parent.parent
HOME = env.home()
SECRET_KEY = env.secret(HOME)
DEBUG = env.flag("VIVAIO_DEBUG")
#: The public address, with its scheme; mails and feeds print it.
PUBLIC_ADDRESS = env.text("VIVAIO_ADDRESS", f"http://127.0.0.1:{env.number('PORT', 8000)}").rstrip(
    "/"
)
SECURE = PUBLIC_ADDRESS.startswith("https://")
ALLOWED_HOSTS = env.words("VIVAIO_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS] if SECURE else []

#: The demonstration's day (YYYY-MM-DD); empty: the real one.
TODAY = env.day("VIVAIO_TODAY")
clock.set_today(TODAY)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "vivaio.platform.web",  # before allauth, whose bare layout it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "vivaio.platform.tenancy",
    "vivaio.platform.limits",
    "vivaio.platform.multilingual",
    "vivaio.platform.journal",
    "vivaio.platform.search",
    "vivaio.platform.tasks",
    "vivaio.platform.records",
    "vivaio.platform.revisions",
    "vivaio.platform.links",
    "vivaio.platform.files",
    "vivaio.platform.funding",
    "vivaio.platform.documents",
    "vivaio.platform.mail",
    "vivaio.platform.personal",
    "vivaio.platform.health",
    "vivaio.ground.taxonomy",
    "vivaio.ground.indicators",
    "vivaio.ground.people",
    "vivaio.ground.centres",
    "vivaio.ground.importing",
    "vivaio.ground.actors",
    "vivaio.ground.organisations",
    "vivaio.ground.duplicates",
    "vivaio.ground.upkeep",
    "vivaio.ground.moderation",
    "vivaio.contexts.consortium",
    "vivaio.contexts.desk",
    "vivaio.contexts.translating",
    "vivaio.contexts.duties",
    "vivaio.contexts.governance",
    "vivaio.contexts.exchange",
    "vivaio.contexts.needs",
    "vivaio.contexts.challenges",
    "vivaio.contexts.solutions",
    "vivaio.contexts.pilots",
    "vivaio.contexts.chronicle",
    "vivaio.contexts.strategy",
    "vivaio.contexts.training",
    "vivaio.contexts.competences",
    "vivaio.ground.media",
    "vivaio.contexts.pages",
    "vivaio.contexts.network",
    "vivaio.contexts.thread",
    "vivaio.lobby",
    "vivaio.api",
]

MIDDLEWARE = [
    "vivaio.ground.centres.web.domains.OwnDomainMiddleware",
    "vivaio.platform.web.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "vivaio.platform.web.middleware.ContentPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "vivaio.platform.web.middleware.FundingMiddleware",
    "vivaio.ground.people.middleware.PresenceMiddleware",
    "vivaio.platform.web.middleware.ViewerMiddleware",
    "vivaio.platform.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "vivaio.config.urls"
WSGI_APPLICATION = "vivaio.config.wsgi.application"
FORM_RENDERER = "vivaio.platform.web.widgets.Renderer"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "vivaio.platform.web.templating.environment",
            "extensions": ["jinja2.ext.i18n"],
            "context_processors": [
                "vivaio.platform.web.templating.page_context",
                "vivaio.ground.people.web.providers.context",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456"
    ),
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("VIVAIO_DATABASE", f"sqlite:///{HOME / 'vivaio.sqlite3'}"), conn_max_age=None
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = _SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "vivaio.ground.people.backend.AccountBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_ADAPTER = "vivaio.ground.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
#: A meeting of sixty may sign in at once behind one address; one person asks three times a minute.
ACCOUNT_RATE_LIMITS = {"request_login_code": "60/m/ip,3/m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("VIVAIO_PROXY") else 0
#: What a person may have typed when their session ended is kept behind this address.
KEPT_URL = "account_kept"

MFA_ADAPTER = "vivaio.ground.people.adapter.KeyAdapter"
MFA_FORMS = {
    "add_webauthn": "vivaio.ground.people.web.forms.AddKeyForm",
    "edit_webauthn": "vivaio.ground.people.web.forms.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Vivaio"
MFA_TOTP_TOLERANCE = 1
#: Each sign-in by passkey asks twice: for the challenge, and with the answer to it.
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
#: Browsers allow passkeys without https on the machine itself alone; so do we.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

SOCIALACCOUNT_FORMS = {"disconnect": "vivaio.ground.people.web.forms.PartForm"}
SOCIALACCOUNT_ADAPTER = "vivaio.ground.people.adapter.ProviderAdapter"
#: Only an address of which the provider says that it is verified (see the adapter).
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
OIDC_ISSUER = env.text("VIVAIO_OIDC_ISSUER").rstrip("/")
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": env.text("VIVAIO_OIDC_NAME", urlsplit(OIDC_ISSUER).hostname or ""),
                "client_id": env.text("VIVAIO_OIDC_CLIENT"),
                "secret": env.text("VIVAIO_OIDC_SECRET"),
                "settings": {"server_url": OIDC_ISSUER, "oauth_pkce_enabled": True},
            }
        ],
    }
#: Browsers count the redirect to the provider as where the form goes.
OIDC_ORIGINS = env.words("VIVAIO_OIDC_ORIGINS")
if OIDC_ISSUER:
    OIDC_ORIGINS.insert(0, "{0.scheme}://{0.netloc}".format(urlsplit(OIDC_ISSUER)))

#: Shared between processes and machines: it holds what is counted against floods.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "limits_counter",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

SESSION_COOKIE_NAME = "vivaio_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_NAME = "vivaio_csrf"
CSRF_FAILURE_VIEW = "vivaio.platform.web.errors.csrf_failure"
LANGUAGE_COOKIE_NAME = "vivaio_language"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("VIVAIO_PROXY") else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_SSL_REDIRECT = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
#: Somebody's pictures of the ground, which readers' browsers then ask for; empty: our outlines.
MAP_TILES = env.tiles("VIVAIO_MAP_TILES")
MAP_TILES_BY = env.text("VIVAIO_MAP_TILES_BY")
MAP_ORIGINS = ["://".join(urlsplit(MAP_TILES)[:2])] if MAP_TILES else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:", *MAP_ORIGINS],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("it", "Italiano"),
    ("fr", "Français"),
    ("sl", "Slovenščina"),
    ("hr", "Hrvatski"),
    ("el", "Ελληνικά"),
    ("ro", "Română"),
]
assert tuple(code for code, _ in LANGUAGES) == INTERFACE
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "staticroot"
#: Browser libraries and fonts, fetched by lock file and made ready by scripts/assets.py.
STATICFILES_DIRS = [PACKAGE / "assets"] if (PACKAGE / "assets").is_dir() else []
STORAGES: dict[str, Any] = {
    "default": {
        "BACKEND": env.text("VIVAIO_FILES", "vivaio.platform.files.storage.FolderStorage"),
        "OPTIONS": env.options("VIVAIO_FILES_OPTIONS") or {"location": HOME / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

#: Where flaws of security are reported: a mailto: or https: address, for security.txt (RFC 9116).
SECURITY_CONTACT = env.text("VIVAIO_SECURITY_CONTACT")
SECURITY_POLICY = env.text("VIVAIO_SECURITY_POLICY")

EMAIL_BACKEND = env.text("VIVAIO_MAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env.text("VIVAIO_MAIL_HOST", "localhost")
EMAIL_PORT = env.number("VIVAIO_MAIL_PORT", 25)
EMAIL_HOST_USER = env.text("VIVAIO_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("VIVAIO_MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("VIVAIO_MAIL_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("VIVAIO_MAIL_FROM", "Vivaio <vivaio@localhost>")

#: A translation service with LibreTranslate's interface; empty: no text goes anywhere.
TRANSLATE_ADDRESS = env.web_address("VIVAIO_TRANSLATE_ADDRESS")
TRANSLATE_KEY = env.text("VIVAIO_TRANSLATE_KEY")

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

#: The open data: under which licence (its IRI), by whom, and whom to ask (mailto: or https:).
DATA_LICENCE = env.text("VIVAIO_DATA_LICENCE", "https://creativecommons.org/licenses/by/4.0/")
DATA_PUBLISHER = env.text("VIVAIO_DATA_PUBLISHER", "Vivaio")
DATA_CONTACT = env.text("VIVAIO_DATA_CONTACT")
#: How often one reader may ask the interface for programs within a minute, of each web process.
API_READINGS = env.number("VIVAIO_API_READINGS", 600)

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
#: The largest file that is taken, in bytes.
FILE_LIMIT = env.number("VIVAIO_FILE_MEGABYTES", 10) * 1_000_000
FILE_UPLOAD_HANDLERS = [
    "vivaio.platform.files.receiving.CountingHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("VIVAIO_LOG_LEVEL", "WARNING")},
}
