import pytest

from privacy.declaration import taxonomy


def test_the_taxonomy_has_all_its_words() -> None:
    assert taxonomy.VERSION == "3.1.4"
    assert len(taxonomy.CATEGORIES) == 85
    assert len(taxonomy.USES) == 56
    assert len(taxonomy.SUBJECTS) == 15


def test_each_key_has_its_name() -> None:
    assert taxonomy.CATEGORIES["user.contact.email"] == "User Contact Email"
    assert taxonomy.USES["essential.service"] == "Essential for Service"
    assert taxonomy.SUBJECTS["employee"] == "Employee"


def test_every_key_stands_below_another_that_exists() -> None:
    for words in (taxonomy.CATEGORIES, taxonomy.USES):
        assert {key.rpartition(".")[0] for key in words} - {""} <= words.keys()


def test_the_notice_names_licence_and_version() -> None:
    assert "CC BY 4.0" in taxonomy.NOTICE
    assert f"fideslang {taxonomy.VERSION}" in taxonomy.NOTICE


@pytest.mark.parametrize(
    ("key", "parent", "is_within"),
    [
        ("user", "user", True),
        ("user.contact.email", "user.contact", True),
        ("user.contacts", "user.contact", False),
        ("user", "user.contact", False),
    ],
)
def test_a_key_is_within_what_it_stands_below(key: str, parent: str, *, is_within: bool) -> None:
    assert taxonomy.is_within(key, parent) is is_within
