"""Guessing a password soon takes long, and stops nobody else."""

import logging
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse

from site_config.models import LoginAttempts
from site_config.throttle import (
    FREE_ATTEMPTS,
    TooManyAttempts,
    begin_attempt,
    wait_after,
)
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
WRONG = "hunter2-secret"


@pytest.fixture
def editor():
    user = UserFactory.create(username="chen")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def log_in(client):
    def log_in(username="chen", password=WRONG, **headers):
        sent = {"username": username, "password": password}
        return client.post(reverse("admin:login"), sent, **headers)

    return log_in


@pytest.fixture
def hashes(monkeypatch):
    """Every password that was hashed."""
    hashed = []
    encode = MD5PasswordHasher.encode

    def counted(self, password, salt):
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return hashed


def wait_is_over():
    LoginAttempts.objects.update(blocked_until=NOON)


@pytest.mark.usefixtures("editor")
def test_two_hundred_wrong_logins_cost_at_most_ten_hashes(log_in, hashes):
    codes = [log_in().status_code for _ in range(200)]

    assert codes == [200] * FREE_ATTEMPTS + [429] * (200 - FREE_ATTEMPTS)
    assert len(hashes) <= 10


@pytest.mark.parametrize("username", ["chen", "nobody"])
def test_the_right_password_waits_too_and_the_answer_says_how_long(username, log_in, editor):  # noqa: ARG001
    for _ in range(FREE_ATTEMPTS):
        log_in(username)

    response = log_in(username, PASSWORD)

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 31
    assert "Wait" in response.content.decode()
    assert response["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("editor")
def test_after_the_wait_the_right_password_opens_and_the_count_starts_anew(log_in):
    for _ in range(FREE_ATTEMPTS):
        log_in()
    wait_is_over()

    assert log_in(password=PASSWORD).status_code == 302
    assert not LoginAttempts.objects.exists()


@pytest.mark.usefixtures("editor")
def test_another_name_and_another_address_do_not_wait(log_in):
    other = UserFactory.create(username="olga")
    other.set_password(PASSWORD)
    other.save()
    for _ in range(FREE_ATTEMPTS + 1):
        log_in()

    assert log_in("olga", PASSWORD).status_code == 302
    assert log_in(password=PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_each_wrong_login_after_a_wait_doubles_the_next():
    waits = [wait_after(count).total_seconds() for count in (5, 6, 7, 11, 12, 500)]

    assert waits == [30, 60, 120, 1920, 3600, 3600]


def test_an_attempt_counts_before_the_password_is_looked_at():
    """Many at once, in several processes, cannot all pass before one has failed."""
    for _ in range(FREE_ATTEMPTS):
        begin_attempt("key", at=NOON)

    with pytest.raises(TooManyAttempts):
        begin_attempt("key", at=NOON)
    assert begin_attempt("key", at=NOON + timedelta(seconds=31)) == FREE_ATTEMPTS + 1


def test_a_day_without_an_attempt_is_forgotten():
    for _ in range(FREE_ATTEMPTS):
        begin_attempt("key", at=NOON)

    assert begin_attempt("key", at=NOON + timedelta(days=2)) == 1


def test_the_log_tells_the_user_by_key_the_network_and_no_password(log_in, editor, caplog):
    caplog.set_level(logging.WARNING, "chancery.login")

    log_in(REMOTE_ADDR="192.0.2.77")
    log_in("my-pass\nword", REMOTE_ADDR="2001:db8:1:2::3")

    assert caplog.messages == [
        f"login failed: user {editor.pk} from 192.0.2.0/24, attempt 1",
        "login failed: an unknown name from 2001:db8:1::/48, attempt 1",
    ]
    assert WRONG not in caplog.text


@pytest.mark.usefixtures("editor")
def test_no_name_and_no_address_can_be_read_from_the_table(log_in):
    log_in()

    assert "chen" not in str(LoginAttempts.objects.values_list().get())


@pytest.mark.usefixtures("editor")
class TestBehindAProxy:
    def test_what_the_proxy_says_counts(self, settings, log_in):
        settings.IS_PUBLIC, settings.HTTPS = True, "proxy"
        for _ in range(FREE_ATTEMPTS):
            log_in(HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.1")

        blocked = log_in(HTTP_X_FORWARDED_FOR="198.51.100.4, 192.0.2.1")
        free = log_in(HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.2")

        assert (blocked.status_code, free.status_code) == (429, 200)

    def test_without_a_proxy_the_header_is_nobodys_word(self, log_in):
        codes = [
            log_in(HTTP_X_FORWARDED_FOR=f"192.0.2.{n}").status_code
            for n in range(FREE_ATTEMPTS + 1)
        ]

        assert codes[-1] == 429
