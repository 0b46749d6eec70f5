#!/usr/bin/env python
"""Run a management command of the archive: ``manage.py help`` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says of a command that was interrupted
    except ImproperlyConfigured as error:
        sys.exit(f"The settings are not right: {error}")
    except OperationalError as error:  # not there, not set up, full, read-only or busy
        if "--traceback" in sys.argv:
            raise
        reason = " ".join(str(error).split())
        sys.exit(f"The database cannot be used ({reason}). Was 'manage.py setup' run?")


if __name__ == "__main__":
    main()
