"""Are cache and log held against what is declared for them, in both directions?"""

from privacy.checks.stores import CACHE, LOG, LOG_FIELDS, cached, logged, sealed_fields
from tests.unit.checks.making import HELD, TECHNICAL, declared, lines, store

CLAIM = dict.fromkeys(("claim_key", "claim_holder", "claim_expires_at"), TECHNICAL)
COLUMNS = dict.fromkeys(("key", "value", "expires_at"), TECHNICAL) | CLAIM
FIELDS = dict.fromkeys(sorted(sealed_fields()), HELD)


def test_the_entries_seal_an_identity_or_an_answer_about_administrators() -> None:
    assert sealed_fields() == {
        "account_id",
        "display_name",
        "kind",
        "standing",
        "fetched_at",
        "administrator_right",
    }


def test_a_cache_as_declared_has_no_fault() -> None:
    said = declared(stores=[store(CACHE, "cache", columns=COLUMNS, fields=FIELDS)])

    assert cached(said, sealed_fields()) == ()


def test_a_column_of_the_cache_is_declared_or_named() -> None:
    columns = {"key": TECHNICAL, "value": TECHNICAL, "size": TECHNICAL} | CLAIM
    said = declared(stores=[store(CACHE, "cache", columns=columns, fields=FIELDS)])

    assert lines(cached(said, sealed_fields())) == [
        (
            "privacy.yaml: error P058 stores[cache.entry].columns: "
            "the program writes 'expires_at', which is not declared"
        ),
        (
            "privacy.yaml: error P058 stores[cache.entry].columns.size: "
            "the program writes no such thing"
        ),
    ]


def test_a_sealed_field_is_declared_or_named() -> None:
    said = declared(stores=[store(CACHE, "cache", columns=COLUMNS, fields=FIELDS)])
    written = {*sealed_fields() - {"kind"}, "email"}

    assert lines(cached(said, written)) == [
        (
            "privacy.yaml: error P058 stores[cache.entry].fields: "
            "the program writes 'email', which is not declared"
        ),
        (
            "privacy.yaml: error P058 stores[cache.entry].fields.kind: "
            "the program writes no such thing"
        ),
    ]


def test_a_field_of_the_log_is_declared_or_named() -> None:
    fields = {"at": TECHNICAL, "route": HELD}
    said = declared(stores=[store(LOG, "log", fields=fields)])

    assert logged(said, {"at", "route"}) == ()
    assert lines(logged(said, {"at", "ip"})) == [
        (
            "privacy.yaml: error P058 stores[log.app].fields: "
            "the program writes 'ip', which is not declared"
        ),
        "privacy.yaml: error P058 stores[log.app].fields.route: the program writes no such thing",
    ]


def test_a_cache_and_a_log_that_are_not_declared_at_all_are_told() -> None:
    said = declared()

    assert len(cached(said, sealed_fields())) == len(COLUMNS) + len(FIELDS)
    assert len(logged(said, LOG_FIELDS)) == len(LOG_FIELDS)
