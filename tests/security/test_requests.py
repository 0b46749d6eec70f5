"""Requests that nobody meant well, at every address."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.factories import HeadlineFactory, PublishedStatementFactory, UserFactory
from tests.security.permissions import address_of, routes
from tests.security.rows import make_rows

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
EVIL = "evil.example"
NEXT = [
    *(f"//{EVIL}", f"/\\{EVIL}", f"\\\\{EVIL}", f"https:{EVIL}", f"https://{EVIL}/"),
    *(f"/\t/{EVIL}", f"/%0d%0aLocation: https://{EVIL}", f"/\r\nLocation: https://{EVIL}"),
    *(f"%2f%2f{EVIL}", f"///{EVIL}", f"https:///{EVIL}", f"javascript:alert('{EVIL}')"),
]
HOSTS = [
    *(EVIL, f"{EVIL}:80", f"testserver.{EVIL}", f"testserver@{EVIL}", f"testserver, {EVIL}"),
    *(f"{EVIL}#testserver", f"testserver:80@{EVIL}", "[::1"),
]


@pytest.mark.parametrize("target", NEXT)
def test_logging_in_never_leads_to_another_site(target, client):
    user = UserFactory.create(username="chen")
    user.set_password(PASSWORD)
    user.save()
    sent = {"username": "chen", "password": PASSWORD, "next": target}

    response = client.post(reverse("admin:login"), sent)

    assert response.status_code == 302
    led_to = urljoin("http://testserver/admin/login/", response["Location"].replace("\\", "/"))
    assert urlsplit(led_to).netloc == "testserver"


@pytest.mark.parametrize("address", ["/", "/admin/login/", "/statements/"])
@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_not_ours_is_refused(host, address, client):
    response = client.get(address, HTTP_HOST=host)

    assert response.status_code == 400
    assert EVIL not in response.content.decode()


def test_the_forwarded_host_is_nobodys_word(client):
    statement = PublishedStatementFactory.create()
    forged = {"HTTP_X_FORWARDED_HOST": EVIL, "HTTP_FORWARDED": f"host={EVIL}"}

    for address in ("/", f"/statements/{statement.number}/", "/admin/"):
        response = client.get(address, **forged)

        assert EVIL not in f"{response.headers} {response.content.decode()}"


LISTS = [model for model in admin.site._registry if model._meta.model_name != "sitesettings"]
LOOKUPS = [
    *({"pk__regex": "^(a+)+$"}, {"id__regex": "("}, {"pk__gt": "0"}, {"no_such": "1"}),
    *({"title__regex": "^(a+)+$"}, {"username__regex": "("}, {"password__startswith": "p"}),
    *({"signed_on__year": "99999"}, {"title__contains": "a" * 60_000}, {"name__regex": "("}),
    *({"user__password__startswith": "p"}, {"_connector": "OR 1=1"}, {"_to_field": "pk"}),
]


@pytest.mark.parametrize("query", LOOKUPS, ids=lambda query: next(iter(query)))
@pytest.mark.parametrize("model", LISTS)
def test_no_list_can_be_asked_what_its_filters_do_not_offer(model, query, administrator_client):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")

    assert administrator_client.get(address, query).status_code == 400


@pytest.mark.parametrize("term", ["(", "a" * 60_000, "a " * 1_500, "\0", "%"])
def test_suggestions_answer_any_term(term, administrator_client):
    query = {"app_label": "archive", "model_name": "witness", "field_name": "statement"}

    response = administrator_client.get(reverse("admin:autocomplete"), query | {"term": term})

    assert response.status_code == 200


@pytest.mark.parametrize("name", ["archive:home", "admin:archive_statement_changelist"])
def test_an_error_page_tells_nothing_of_the_inside(name, client, administrator, monkeypatch):
    client.force_login(administrator)
    client.raise_request_exception = False

    def fail(*_args, **_options):
        raise RuntimeError("secret inside /srv/chancery")

    monkeypatch.setattr("django.db.models.query.QuerySet._fetch_all", fail)
    monkeypatch.setattr("django.db.models.query.QuerySet.count", fail)
    monkeypatch.setattr("django.db.models.query.QuerySet.get", fail)
    response = client.get(reverse(name))

    page = response.content.decode()
    assert response.status_code == 500
    for word in ("Traceback", "RuntimeError", "secret inside", ".py", "/srv/", "archive/"):
        assert word not in page.replace("/static/archive/", "")


@pytest.mark.usefixtures("groups")
def test_every_answer_has_a_strict_policy(administrator_client):
    make_rows()
    HeadlineFactory.create()

    policies = set()
    for name, route in routes():
        response = administrator_client.get(address_of(name, route))
        response.getvalue()  # closes a file that is sent
        policies.add(response.headers.get("Content-Security-Policy", ""))

    assert all("default-src 'none'" in policy for policy in policies)
    assert not any("unsafe" in policy for policy in policies)
