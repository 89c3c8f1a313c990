"""Is an address that cannot be read refused in words that repeat nothing of it?"""

import sys
import unicodedata

import pytest

from privacy.settings.address import cache_address, database_address, web_address

# The standard library refuses each, and its message repeats what stands before the host.
ODD = [
    chr(number)
    for number in range(128, sys.maxunicode)
    if set("/?#@:") & set(unicodedata.normalize("NFKC", chr(number)))
]
OPENS = "swordfish"


def message(check: object, url: str) -> str:
    assert callable(check)
    with pytest.raises(ValueError, match=r"^(cannot be read|must be)") as caught:
        check(url)
    return str(caught.value)


def test_there_are_such_letters() -> None:
    assert {"℀", "：", "／", "？", "＃", "＠"} <= set(ODD)  # noqa: RUF001 - they look like others


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_a_password_with_a_letter_that_looks_like_another_is_not_repeated(odd: str) -> None:
    rest = f"://privacy:{OPENS}{odd}@host.example"

    assert OPENS not in message(database_address, f"postgresql{rest}/privacy")
    for scheme in ("rediss", "redis"):
        assert OPENS not in message(cache_address, f"{scheme}{rest}")


@pytest.mark.parametrize(
    "rest",
    [
        "privacy:[swordfish@host.example",
        "privacy:sword]fish@host.example",
        "[swordfish]",
        "host.example:swordfish",
        "privacy:swordfish",
        "host.example:99999",
        "privacy:sword\nfish@host.example",
        "privacy:sword\tfish@host.example",
        "privacy:p@host.example/#swordfish",
    ],
)
def test_what_is_no_address_is_not_repeated(rest: str) -> None:
    for check, scheme in (
        (database_address, "postgresql"),
        (cache_address, "rediss"),
        (web_address, "https"),
    ):
        assert "fish" not in message(check, f"{scheme}://{rest}")


@pytest.mark.parametrize("url", ["REDIS://cache.example", "Rediss://cache.example", "UNIX:///a"])
def test_a_scheme_is_written_small(url: str) -> None:
    # Whoever opens it tells them apart, and so does who looks for what is sent in clear.
    with pytest.raises(ValueError, match="must begin with"):
        cache_address(url)


def test_the_path_of_a_file_may_hold_anything() -> None:
    assert database_address("sqlite:////srv/℀/#a[b") == "sqlite:////srv/℀/#a[b"
