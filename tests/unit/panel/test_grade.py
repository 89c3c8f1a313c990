from privacy.panel.grade import DECLARED, ENFORCEMENTS, Grade, kept_until


def test_every_grade_says_what_it_promises() -> None:
    assert all(grade.meaning.endswith(".") for grade in Grade)
    assert len({grade.meaning for grade in Grade}) == len(Grade)


def test_only_what_the_program_enforces_is_called_enforced() -> None:
    assert set(ENFORCEMENTS) == {
        ("cache.entry", "identity_cache"),
        ("cache.entry", "administrator_check"),
    }
    assert kept_until("cache.entry", "identity_cache").grade is Grade.ENFORCED
    assert kept_until("db.identity_index", "identity_cache") is DECLARED
    assert kept_until("db.site", "installed") is DECLARED
