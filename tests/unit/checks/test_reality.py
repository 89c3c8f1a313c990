"""Is all that exists compared, each fault told once, and only what held called verified?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from privacy.checks.declared import Declared
from privacy.checks.reality import RULES, Reality, check
from privacy.checks.stores import LOG_FIELDS, sealed_fields
from privacy.declaration.loader import load
from privacy.storage.base import metadata
from privacy.storage.migrate import migrate
from privacy.storage.session import Database, open_engine
from tests.clocks import BEGINNING
from tests.unit.checks.making import lines, write

POLICY = Path(__file__).parents[3] / "policy"
ONE_WORD = {("hosts",), ("sdks",), ("scopes",), ("cookies",)}


@pytest.fixture(scope="module")
def shipped() -> Declared:
    return Declared(load(POLICY))


@pytest.fixture
def reality(root: Path, database_url: str) -> Iterator[Reality]:
    database = Database(open_engine(database_url))
    migrate(database)
    yield Reality(
        root=root,
        metadata=metadata,
        database=database,
        descriptor_key="com.example.privacy-panel",
        descriptor_scopes=["READ"],
        named={},
        log_fields=LOG_FIELDS,
        entry_fields=sealed_fields(),
        at=BEGINNING,
    )
    database.engine.dispose()


def test_every_claim_that_held_is_verified_with_its_time(
    shipped: Declared, reality: Reality
) -> None:
    report = check(shipped, reality)

    tables = {("columns", it.id) for it in shipped.in_force.stores if it.kind == "table"}
    others = {
        *(("columns", "cache.entry"), ("columns", "log.app"), ("uninstall", "removed")),
        *ONE_WORD,
    }
    assert report.faults == ()
    assert {it.claim for it in report.verified} == tables | others
    assert {it.at for it in report.verified} == {BEGINNING}
    how = {it.claim: it.how for it in report.verified}
    assert how["columns", "db.site"] == (
        "its columns were compared with the database when the app started"
    )
    assert len(set(how.values())) == 1 + len(others)


def test_without_a_database_no_table_is_verified(shipped: Declared, reality: Reality) -> None:
    for database in (None, Database(open_engine(f"sqlite:///{reality.root / 'new.db'}"))):
        report = check(shipped, replace(reality, database=database))

        assert report.faults == ()
        assert not {it.claim for it in report.verified} & {("columns", "db.site")}
        assert ("columns", "cache.entry") in {it.claim for it in report.verified}


def test_each_kind_of_difference_is_told_and_takes_its_claim_away(
    shipped: Declared, reality: Reality
) -> None:
    write(reality.root, "app.py", "CALL = 'https://api.sendmore.test'\nit.set_cookie('tracker')\n")
    write(reality.root, "requirements.txt", "sentry-sdk==2.0.0\n")
    planted = replace(
        reality,
        descriptor_scopes=["READ", "WRITE"],
        log_fields=LOG_FIELDS | {"ip"},
        entry_fields=sealed_fields() | {"email"},
        named={"PRIVACY_DATABASE_URL": ["db.else.test"]},
    )
    assert planted.database is not None
    with planted.database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE site ADD COLUMN phone VARCHAR(20)")

    report = check(shipped, planted)

    codes = [fault.rule.code for fault in report.faults]
    assert codes == ["P050", "P058", "P058", "P060", "P060", "P061", "P130", "P070"]
    claims = {it.claim for it in report.verified}
    assert not claims & {("columns", "db.site"), ("columns", "log.app"), *ONE_WORD}
    assert ("columns", "db.audit_entry") in claims


def test_a_table_with_a_wrong_label_is_not_verified_and_is_told_once(
    shipped: Declared, reality: Reality
) -> None:
    raw = shipped.in_force
    stores = tuple(it for it in raw.stores if it.id != "db.lifecycle_token")
    report = check(Declared(raw.model_copy(update={"stores": stores})), reality)

    assert lines(report.faults) == [
        (
            "error P050 table lifecycle_token exists, and privacy.yaml does not know it; "
            "declare it as 'db.lifecycle_token' or drop it"
        )
    ]
    assert ("columns", "db.lifecycle_token") not in {it.claim for it in report.verified}


def test_a_warning_leaves_the_claim_alone(shipped: Declared, reality: Reality) -> None:
    raw = shipped.in_force
    first, *others = raw.processors
    sdks = first.sdks.model_copy(update={"pypi": ("sentry-sdk",)})
    changed = first.model_copy(update={"sdks": sdks})
    declaration = raw.model_copy(update={"processors": (changed, *others)})

    report = check(Declared(declaration), reality)

    assert [fault.rule.code for fault in report.faults] == ["P066"]
    assert ("sdks",) in {it.claim for it in report.verified}


def test_every_rule_has_a_code_of_its_own_and_says_what_to_do() -> None:
    codes = [rule.code for rule in RULES]

    assert codes == [
        *("P050", "P051", "P055", "P067", "P054", "P059", "P058", "P060", "P061", "P066"),
        *("P070", "P130", "P056", "P150", "P151", "P152"),
    ]
    assert all(rule.demand and rule.why and rule.fix for rule in RULES)


def test_a_claim_is_held_against_the_version_in_force_alone(
    shipped: Declared, reality: Reality
) -> None:
    raw = shipped.in_force
    stores = tuple(it for it in raw.stores if it.id != "db.lifecycle_token")
    without = raw.model_copy(update={"stores": stores, "processors": raw.processors[:0]})
    planted = replace(reality, named={"PRIVACY_DATABASE_URL": ["api.atlassian.net"]})

    lenient = check(Declared(without, (raw,)), planted)

    claims = {it.claim for it in lenient.verified}
    assert not [fault for fault in lenient.faults if fault.is_error]
    assert not claims & {("columns", "db.lifecycle_token"), ("hosts",)}
    assert ("columns", "db.site") in claims
    assert lenient.has_compared_database
