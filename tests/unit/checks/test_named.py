"""Are the hosts of settings found, and nothing else that stands in their addresses?"""

import pytest

from privacy.checks.named import hosts_of, hosts_of_database


def test_the_hosts_of_web_addresses_are_found() -> None:
    assert hosts_of(["https://a.example:8443/keys", "http://[::1]/", "https://b.example"]) == (
        "a.example",
        "::1",
        "b.example",
    )
    assert hosts_of(["nowhere"]) == ()


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("sqlite:///var/privacy.db", ()),
        ("postgresql://user:s3cret@db.example:5432/name", ("db.example",)),
        ("postgresql+psycopg:///name?host=/run/postgresql", ()),
        ("postgresql:///name?host=@abstract", ()),
        ("postgresql:///name?host=a.example:1&host=b.example", ("a.example", "b.example")),
        ("postgresql://user@[fd00::5]:5432/name", ("fd00::5",)),
        ("postgresql://user@a.example,b.example/name", ("a.example", "b.example")),
        ("postgresql:///name?host=::1", ("::1",)),
        ("postgresql:///name?host=[::1]:5432", ("::1",)),
        ("postgresql:///name?host=127.0.0.1,127.0.0.2:5433", ("127.0.0.1", "127.0.0.2")),
        ("postgresql:///name?host=/run/postgresql,b.example", ("b.example",)),
        ("postgresql:///name?host=", ()),
        ("postgresql://localhost/name?hostaddr=203.0.113.5", ("localhost", "203.0.113.5")),
        ("postgresql:///name?service=main", ("*",)),
    ],
)
def test_the_hosts_of_a_database_are_found(url: str, found: tuple[str, ...]) -> None:
    assert hosts_of_database(url) == found
