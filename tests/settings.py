"""The site's settings for tests: a data folder of their own, quick password hashes."""

import os
import tempfile
from pathlib import Path

_temporary = tempfile.TemporaryDirectory(prefix="chancery-test-")  # gone at the end
_folder = _temporary.name
os.environ["CHANCERY_DATA_DIR"] = _folder
os.environ["CHANCERY_PROFILE"] = "local"
for _name in ("CACHE_URL", "CHANCERY_DEBUG", "CHANCERY_ALLOWED_HOSTS", "CHANCERY_HTTPS"):
    os.environ.pop(_name, None)

from site_config.settings import *  # noqa: E402, F403
from site_config.settings import DATABASES, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": Path(_folder) / "test.sqlite3"}
