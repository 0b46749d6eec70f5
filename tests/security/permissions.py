"""Who gets which answer at which address: the rows of tests/data/permissions.csv.

``python -m tests.security.permissions > tests/data/permissions.csv`` writes the table anew.
Read what changed, line by line, before you commit it: the table is what we want, not merely
what the code does. A cell is the answer to GET and to an empty POST.
"""

import csv
import logging
import os
import re
import sys
from contextlib import contextmanager
from copy import deepcopy
from urllib.parse import urlencode

ROLES = ("anonymous", "staff", "importer", "editor", "publisher", "superuser")
METHODS = ("GET", "POST")
ARGUMENT = re.compile(r"\^?<(?:[a-z]+:)?(?P<plain>\w+)>|\^?\(\?P<(?P<regex>\w+)>[^)]*\)")


def routes():
    """Name (or route, where there is none) and route of every address, without a language."""
    from django.urls import get_resolver  # noqa: PLC0415 -- once Django is set up

    return sorted(_routes(get_resolver().url_patterns, "", ()))


def _routes(patterns, prefix, namespaces):
    from django.urls import URLResolver  # noqa: PLC0415 -- once Django is set up

    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _routes(pattern.url_patterns, route, inner)
        else:
            yield ":".join([*namespaces, pattern.name]) if pattern.name else route, route


def address_of(name, route):
    """The address, its arguments filled in, with the query that it needs."""
    from tests.security.rows import arguments, model_of, query_of  # noqa: PLC0415 -- as above

    values = arguments(name, model_of(route))
    filled = ARGUMENT.sub(lambda found: str(values[found["plain"] or found["regex"]]), route)
    query = query_of(name)
    return "/" + filled.removesuffix("$") + (f"?{urlencode(query)}" if query else "")


@contextmanager
def undone():
    """What is written within is taken back."""
    from django.db import transaction  # noqa: PLC0415 -- once Django is set up

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answers(role, users):
    """The statuses of every address for one role, by name: ``"200/403"``."""
    from django.test import Client  # noqa: PLC0415 -- once Django is set up

    client = Client(raise_request_exception=False)
    if role != "anonymous":
        client.force_login(users[role])
    cookies = deepcopy(client.cookies)
    found = {}
    for name, route in routes():
        statuses = []
        for method in METHODS:
            client.cookies = deepcopy(cookies)
            with undone():
                response = client.generic(method, address_of(name, route))
                response.getvalue()  # closes a file that is sent
            statuses.append(str(response.status_code))
        found[name] = "/".join(statuses)
    return found


def table():
    """Every address with its cells, in the order of ``ROLES``; call it on an empty database."""
    from tests.security.rows import make_rows, make_users  # noqa: PLC0415 -- as above

    make_rows()
    users = make_users()
    found = {role: answers(role, users) for role in ROLES}
    return {name: [found[role][name] for role in ROLES] for name, _route in routes()}


def write(rows, out):
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["address", *ROLES])
    writer.writerows([name, *cells] for name, cells in rows.items())


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django  # noqa: PLC0415 -- the settings come first
    from django.test.utils import (  # noqa: PLC0415 -- as above
        setup_databases,
        setup_test_environment,
        teardown_databases,
    )

    django.setup()
    logging.disable(logging.CRITICAL)  # the refusals are what the table shows
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        write(table(), sys.stdout)
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main()
