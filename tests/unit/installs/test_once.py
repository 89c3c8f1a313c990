"""Does a hook open once, and is its token remembered for exactly as long as it could come again?"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from privacy.errors import InvalidTokenError
from privacy.installs.once import Delivery, is_superseded, take, was_taken
from privacy.installs.rows import begin
from privacy.storage.session import Database
from privacy.storage.tables import lifecycle_token
from tests.clocks import BEGINNING
from tests.unit.installs.making import ACME, LEEWAY, RIVAL, Installs

END = BEGINNING + timedelta(minutes=3)
DELIVERY = Delivery(b"a token's digest", b'{"eventType": "installed"}', END)
MOMENT = timedelta(milliseconds=1)


@pytest.fixture
def site_id(database: Database) -> int:
    with database.writing() as connection:
        return int(begin(connection, ACME, "jira", BEGINNING, BEGINNING).id)


def remembered(database: Database) -> set[bytes]:
    with database.reading() as connection:
        return set(connection.execute(select(lifecycle_token.c.digest)).scalars())


def test_a_hook_that_never_came_was_not_taken(database: Database) -> None:
    with database.reading() as connection:
        assert not was_taken(connection, DELIVERY)


def test_a_hook_that_was_taken_is_known_again(database: Database, site_id: int) -> None:
    with database.writing() as connection:
        take(connection, site_id, DELIVERY, BEGINNING)

    with database.reading() as connection:
        assert was_taken(connection, DELIVERY)
        assert not was_taken(connection, replace(DELIVERY, token_digest=b"another"))


@pytest.mark.parametrize("body", [b"", DELIVERY.body + b" ", DELIVERY.body[:-1]])
def test_its_token_with_another_body_is_refused(
    database: Database, site_id: int, body: bytes
) -> None:
    with database.writing() as connection:
        take(connection, site_id, DELIVERY, BEGINNING)

    with (
        database.reading() as connection,
        pytest.raises(InvalidTokenError, match="a used token with another body"),
    ):
        was_taken(connection, replace(DELIVERY, body=body))


def test_neither_token_nor_body_is_kept(database: Database, site_id: int) -> None:
    with database.writing() as connection:
        take(connection, site_id, DELIVERY, BEGINNING)

    with database.reading() as connection:
        row = connection.execute(select(lifecycle_token)).one()
    assert row.body_digest == DELIVERY.body_digest
    assert len(row.body_digest) == 32
    assert row.expires_at == END


@pytest.mark.parametrize(("now", "kept"), [(END, True), (END + MOMENT, False)])
def test_a_used_token_is_forgotten_once_it_has_expired(
    database: Database, site_id: int, now: datetime, *, kept: bool
) -> None:
    with database.writing() as connection:
        take(connection, site_id, DELIVERY, BEGINNING)
    with database.writing() as connection:
        later = Delivery(b"a later one", b"", END + timedelta(days=1))
        take(connection, site_id, later, now)

    expected = {DELIVERY.token_digest, later.token_digest} if kept else {later.token_digest}
    assert remembered(database) == expected


def test_the_tokens_of_other_sites_are_left_to_their_own_hooks(
    database: Database, site_id: int
) -> None:
    later = END + timedelta(days=1)
    with database.writing() as connection:
        rival = begin(connection, RIVAL, "jira", BEGINNING, BEGINNING).id
        take(connection, rival, replace(DELIVERY, token_digest=b"of the rival"), BEGINNING)
        take(connection, site_id, DELIVERY, later)

    assert remembered(database) == {b"of the rival", DELIVERY.token_digest}


@pytest.mark.parametrize(
    ("behind", "superseded"),
    [
        (timedelta(0), False),
        (-timedelta(days=1), False),
        (LEEWAY, False),
        (LEEWAY + MOMENT, True),
        (timedelta(days=1), True),
    ],
)
def test_a_hook_is_superseded_by_more_than_clocks_may_differ(
    installs: Installs, behind: timedelta, *, superseded: bool
) -> None:
    installs.install()
    row = installs.row()

    assert is_superseded(row, row.last_hook_at - behind, LEEWAY) is superseded
