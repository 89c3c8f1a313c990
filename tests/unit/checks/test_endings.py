"""Are the endings those of hosts?"""

from privacy.checks.endings import AMBIGUOUS, PLAIN


def test_an_ending_is_plain_or_ambiguous() -> None:
    assert PLAIN.isdisjoint(AMBIGUOUS)
    assert {"com", "xyz"} <= PLAIN
    assert {"app", "email", "sh"} <= AMBIGUOUS


def test_what_ends_the_names_of_files_and_of_parts_of_a_program_is_none() -> None:
    others = {
        "html",
        "css",
        "js",
        "json",
        "py",
        "md",
        "yaml",
        "site",
        "store",
        "page",
        "name",
        "id",
    }

    assert (PLAIN | AMBIGUOUS).isdisjoint(others)
