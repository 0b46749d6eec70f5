"""Measure what operators and readers wait for, each against a bare equivalent.

Every figure is CPU time of this process, on pages made here, in a database of its own. The
budgets are the product's; the ratios hold across machines, the absolute figures do not.
"""

import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.cache import cache  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import clear_url_caches, path  # noqa: E402
from django.utils import timezone  # noqa: E402

from archive.models import Article, Headline, Signatory, Statement  # noqa: E402
from archive.parsing.statement import read_page  # noqa: E402
from archive.services.importing import RawCapture, import_capture  # noqa: E402
from archive.services.publishing import publish  # noqa: E402
from site_config import urls  # noqa: E402
from tests.bench.pages import make_page  # noqa: E402

PAGES = 300
REQUESTS = 100
WRITTEN = (Statement, Article, Signatory, Headline)


def seconds(work):
    """CPU seconds that ``work`` takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bench_reading(pages):
    took = seconds(lambda: [read_page(page) for page in pages])
    megabytes = sum(map(len, pages)) / 1e6
    print(f"reading text         {len(pages) / took:8.0f} pages a CPU-second")
    print(f"                     {megabytes / took:8.2f} MB a CPU-second")


def bench_importing(pages):
    now = timezone.now()
    raws = [RawCapture(page) for page in pages]
    imported = seconds(lambda: [import_capture(raw, at=now) for raw in raws])
    again = seconds(lambda: [import_capture(raw, at=now) for raw in raws])
    bare = sum(write_the_same_rows(model) for model in WRITTEN)
    print(f"import, end to end   {len(pages) / imported:8.0f} pages a CPU-second")
    print(f"                     {bare / imported:8.3f} of raw executemany (budget 0.15)")
    print(f"unchanged re-import  {bare / again:8.2f} times raw (budget 5)")


def write_the_same_rows(model):
    """CPU seconds of writing a model's rows as bare SQL: the real columns and indexes."""
    table = model._meta.db_table
    fields = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    marks = ", ".join(["%s"] * len(model._meta.concrete_fields))
    insert = f'INSERT INTO "bench_{table}" ({fields}) VALUES ({marks})'  # noqa: S608
    with connection.cursor() as cursor:
        rows = cursor.execute(f'SELECT {fields} FROM "{table}"').fetchall()  # noqa: S608
        make_table_like(cursor, table, f"bench_{table}")

        def write():
            with transaction.atomic():
                cursor.executemany(insert, rows)

        return seconds(write)


def make_table_like(cursor, table, copy):
    """An empty table with the same columns, constraints and indexes."""
    statements = cursor.execute(
        "SELECT sql, name, type FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL",
        [table],
    ).fetchall()
    for sql, name, kind in statements:
        new = sql.replace(f'"{table}"', f'"{copy}"', 1)
        if kind == "index":
            new = sql.replace(f'"{name}"', f'"bench_{name}"', 1)
            new = new.replace(f'ON "{table}"', f'ON "{copy}"', 1)
        cursor.execute(new)


def bench_reading_page():
    """The page made anew each time, the same page kept, and the answer to one who has it."""
    statement = Statement.objects.order_by("number").first()
    publish(statement, at=timezone.now())
    client, address = Client(), f"/statements/{statement.number}/"
    etag = client.get(address)["ETag"]
    template = engines["django"].from_string("<!doctype html><title>{{ word }}</title>")
    bare_view = path("bare/", lambda _request: HttpResponse(template.render({"word": "bare"})))
    urls.urlpatterns.insert(0, bare_view)
    clear_url_caches()
    bare = seconds_a_request(lambda: client.get("/bare/"))
    clearing = seconds_a_request(cache.clear)
    made = seconds_a_request(lambda: (cache.clear(), client.get(address))) - clearing
    kept = seconds_a_request(lambda: client.get(address))
    unchanged = seconds_a_request(lambda: client.get(address, headers={"If-None-Match": etag}))
    print(f"bare view            {bare * 1e6:8.0f} µs of CPU")
    print(f"reading page, made   {made / bare:8.1f} times a bare view (budget 6)")
    print(f"              kept   {kept / bare:8.1f} (budget 2)")
    print(f"         unchanged   {unchanged / bare:8.1f}")


def seconds_a_request(ask):
    ask()  # what is done once a process is not counted
    return min(seconds(lambda: [ask() for _ in range(REQUESTS)]) for _ in range(3)) / REQUESTS


def main():
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    pages = [make_page(number) for number in range(PAGES)]
    bench_reading(pages)
    if connection.vendor == "sqlite":
        bench_importing(pages)
    bench_reading_page()


if __name__ == "__main__":
    main()
