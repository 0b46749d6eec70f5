"""Whose attempts are counted together."""

import pytest

from site_config.throttle import key_of


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("2001:db8:1:2::3", "2001:db8:1:2:ffff::4", True),
        ("2001:db8:1:2::3", "2001:db8:1:3::3", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("", "192.0.2.1", False),
        ("::1", "0.0.0.1", False),
    ],
)
def test_an_ipv6_line_counts_as_one_and_an_ipv4_address_as_itself(first, second, together):
    assert (key_of("chen", first) == key_of("chen", second)) is together
