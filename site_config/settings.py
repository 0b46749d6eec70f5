"""Settings of the site, from the environment: docs/operating.md describes each variable."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, validate

from site_config.secret_key import read_or_make_secret_key

django_stubs_ext.monkeypatch()  # generic classes, such as ModelAdmin[Statement]

BASE_DIR = Path(__file__).resolve().parent.parent
TWO_YEARS = 2 * 365 * 24 * 3600

env = Env()
try:
    PROFILE = env.str("CHANCERY_PROFILE", "local", validate=validate.OneOf(["local", "public"]))
    DATA_DIR = env.path("CHANCERY_DATA_DIR", BASE_DIR / "var").resolve()
    DEBUG = env.bool("CHANCERY_DEBUG", default=False)
    _hosts: list[str] = env.list("CHANCERY_ALLOWED_HOSTS", [])
    HTTPS = env.str("CHANCERY_HTTPS", "", validate=validate.OneOf(["", "proxy", "direct"]))
    SECRET_KEY = env.str("CHANCERY_SECRET_KEY", "")
    _database: dict[str, Any] = dict(
        env.dj_db_url("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR / 'chancery.sqlite3'))}")
    )
    _cache: dict[str, Any] = dict(
        env.dj_cache_url("CACHE_URL", "dummy://" if DEBUG else "locmem://")
    )
except (EnvError, ValueError) as error:
    raise ImproperlyConfigured(str(error)) from error

ALLOWED_HOSTS = [host.strip() for host in _hosts if host.strip()]

IS_PUBLIC = PROFILE == "public"
if IS_PUBLIC:
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        message = "the public profile needs CHANCERY_ALLOWED_HOSTS, the names of this site."
        raise ImproperlyConfigured(message)
    if not HTTPS:
        message = "the public profile needs CHANCERY_HTTPS: proxy or direct."
        raise ImproperlyConfigured(message)
    if DEBUG:
        message = "CHANCERY_DEBUG cannot be on in the public profile."
        raise ImproperlyConfigured(message)
else:
    ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]

SECRET_KEY = SECRET_KEY or read_or_make_secret_key(DATA_DIR / "secret-key")

INSTALLED_APPS = [
    "archive",
    "site_config.apps.SiteConfig",
    "site_config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "site_config.languages.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "site_config.throttle.TooManyAttemptsMiddleware",
]

ROOT_URLCONF = "site_config.urls"
WSGI_APPLICATION = "site_config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "site_config.context_processors.site_settings",
                "archive.context_processors.added_last",
            ],
        },
    }
]

if _database["ENGINE"] == "django.db.backends.sqlite3":
    # Four writers lose a third of their work at Django's defaults and none with these.
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        " PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON;",
    }
DATABASES = {"default": _database}
CACHES = {"default": _cache}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["site_config.throttle.ThrottledBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "中文"), ("ru", "Русский")]
LOCALE_PATHS = [BASE_DIR / "archive" / "locale"]
FORMAT_MODULE_PATH = "site_config.formats"
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "captures": {
        "BACKEND": "archive.storage.CaptureStorage",
        "OPTIONS": {"location": DATA_DIR / "captures"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
# The form of a long treaty: eight fields an article, and its whole text.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

if IS_PUBLIC:
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = TWO_YEARS
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if HTTPS == "proxy":
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Errors and warnings go to standard error, one line each; beneath an error that nobody
# expected stands where it happened. Nothing is said of a wrong host, which anyone can send.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
