import pytest

from privacy.declaration.semver import Semver


def test_numbers_are_compared_as_numbers() -> None:
    written = ["10.0.0", "1.0.10", "2.0.0", "1.0.9", "1.1.0"]

    ordered = [str(it) for it in sorted(map(Semver.parse, written))]

    assert ordered == ["1.0.9", "1.0.10", "1.1.0", "2.0.0", "10.0.0"]


@pytest.mark.parametrize(
    ("found", "major", "minor", "patch"),
    [("1.2.3", "2.0.0", "1.3.0", "1.2.4"), ("0.0.0", "1.0.0", "0.1.0", "0.0.1")],
)
def test_the_next_number_of_each_kind(found: str, major: str, minor: str, patch: str) -> None:
    number = Semver.parse(found)

    assert [str(it) for it in (number.next_major, number.next_minor, number.next_patch)] == [
        major,
        minor,
        patch,
    ]
