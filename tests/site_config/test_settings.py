"""Settings from the environment: what starts, and the sentence where it does not."""

import pytest
from django.urls import path

SECRET = "k" * 60
PUBLIC = {
    "CHANCERY_PROFILE": "public",
    "CHANCERY_ALLOWED_HOSTS": "archive.example.org",
    "CHANCERY_HTTPS": "proxy",
}
HOSTS_MISSING = "the public profile needs CHANCERY_ALLOWED_HOSTS, the names of this site."
HTTPS_MISSING = "the public profile needs CHANCERY_HTTPS: proxy or direct."
NO_PROFILE = (
    "Environment variable \"CHANCERY_PROFILE\" invalid: ['Must be one of: local, public.']"
)
NO_DATABASE_URL = 'Environment variable "DATABASE_URL" invalid: Not a valid database URL.'


def fail(_request):
    raise RuntimeError("canary of what went wrong")


urlpatterns = [path("fail/", fail)]


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (PUBLIC | {"CHANCERY_ALLOWED_HOSTS": ""}, HOSTS_MISSING),
        (PUBLIC | {"CHANCERY_ALLOWED_HOSTS": " , "}, HOSTS_MISSING),
        (PUBLIC | {"CHANCERY_ALLOWED_HOSTS": "a.example, *"}, HOSTS_MISSING),
        (PUBLIC | {"CHANCERY_HTTPS": ""}, HTTPS_MISSING),
        (
            PUBLIC | {"CHANCERY_DEBUG": "1"},
            "CHANCERY_DEBUG cannot be on in the public profile.",
        ),
        (
            {"CHANCERY_PROFILE": "open"},
            NO_PROFILE,
        ),
        (
            {"CHANCERY_DEBUG": "perhaps"},
            'Environment variable "CHANCERY_DEBUG" invalid: Not a valid boolean.',
        ),
        ({"DATABASE_URL": "nonsense"}, NO_DATABASE_URL),
        ({"DATABASE_URL": "nosuch://database"}, NO_DATABASE_URL),
        ({"DATABASE_URL": "postgres://host:port/name"}, NO_DATABASE_URL),
    ],
)
def test_settings_that_cannot_be_right_end_with_one_sentence(variables, sentence, manage):
    ran = manage("check", **variables)

    assert (ran.status, ran.err) == (1, f"The settings are not right: {sentence}\n")


@pytest.mark.parametrize("command", [["migrate"], ["setup"], ["publish", "1"]])
def test_a_database_that_is_not_there_ends_with_one_sentence(command, manage, tmp_path):
    url = f"sqlite:///{tmp_path}/nowhere/archive.sqlite3"

    ran = manage(*command, DATABASE_URL=url)

    sentence = (
        "The database cannot be used (unable to open database file)."
        " Was 'manage.py setup' run?\n"
    )
    assert (ran.status, ran.err) == (1, sentence)


def test_traceback_is_there_for_who_asks(manage, tmp_path):
    url = f"sqlite:///{tmp_path}/nowhere/archive.sqlite3"

    ran = manage("migrate", "--traceback", DATABASE_URL=url)

    assert ran.status == 1
    assert ran.err.startswith("Traceback (most recent call last):")


def test_the_public_profile_leaves_nothing_to_warn_of(manage):
    ran = manage("check", "--deploy", "--fail-level", "WARNING", **PUBLIC)

    assert (ran.status, ran.err) == (0, "")


def shown(manage, *names, **variables):
    """The values of settings, as a fresh process has them."""
    values = ", ".join(f"settings.{name}" for name in names)
    code = f"from django.conf import settings; print(repr(({values},)))"
    ran = manage("shell", "--no-imports", "--command", code, **variables)
    assert ran.err == ""
    return ran.out.strip()


def test_an_empty_environment_gives_a_local_site_without_debugging(manage):
    found = shown(manage, "DEBUG", "ALLOWED_HOSTS", "PROFILE")

    assert found == repr((False, ["127.0.0.1", "localhost", "[::1]"], "local"))


def test_hosts_may_be_written_with_spaces(manage):
    found = shown(manage, "ALLOWED_HOSTS", CHANCERY_ALLOWED_HOSTS="a.example, b.example,")

    assert found == repr((["a.example", "b.example"],))


@pytest.mark.parametrize(
    ("https", "header"),
    [("proxy", ("HTTP_X_FORWARDED_PROTO", "https")), ("direct", None)],
)
def test_the_proxys_word_is_taken_only_behind_a_proxy(https, header, manage):
    names = ("SECURE_PROXY_SSL_HEADER", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE")

    found = shown(manage, *names, **PUBLIC | {"CHANCERY_HTTPS": https})

    assert found == repr((header, True, True))


def test_a_key_in_the_environment_is_used_and_none_is_written(manage, tmp_path):
    found = shown(manage, "SECRET_KEY", CHANCERY_SECRET_KEY=SECRET)

    assert found == repr((SECRET,))
    assert not (tmp_path / "data" / "secret-key").exists()


def test_any_name_of_the_data_folder_will_do(manage, tmp_path):
    folder = tmp_path / "a b#c%20?d"

    ran = manage("migrate", "-v", "0", "--skip-checks", CHANCERY_DATA_DIR=str(folder))

    assert (ran.status, ran.err) == (0, "")
    assert {path.name for path in folder.iterdir()} >= {"chancery.sqlite3", "secret-key"}


def test_a_request_for_another_host_leaves_no_traceback_in_the_log(manage, tmp_path):
    (tmp_path / "data" / "static").mkdir(parents=True)
    get = "Client().get('/', HTTP_HOST='evil.example')"
    code = f"from django.test import Client; print({get}.status_code)"

    ran = manage("shell", "--no-imports", "--command", code)

    assert (ran.status, ran.out, ran.err) == (0, "400\n", "")


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_an_error_page_shows_neither_path_nor_reason(client):
    client.raise_request_exception = False

    response = client.get("/fail/")

    body = response.content.decode()
    assert response.status_code == 500
    assert [w for w in ("canary", "Traceback", ".py", "RuntimeError") if w in body] == []
