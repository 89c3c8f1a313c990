"""Is only that kept which somebody told us?"""

from privacy.identity.standing import KEPT, Standing


def test_what_is_no_answer_and_what_must_not_come_back_is_never_kept() -> None:
    assert set(Standing) - KEPT == {Standing.UNREACHABLE, Standing.CLOSED}


def test_a_standing_is_written_as_the_word_that_is_shown() -> None:
    assert [str(standing) for standing in Standing] == [
        "active",
        "inactive",
        "absent",
        "closed",
        "unreachable",
    ]
