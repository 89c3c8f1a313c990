from pathlib import Path

import pytest
from pydantic import ValidationError

from privacy.declaration.loader import load
from tests.unit.declaration.small import SECTIONS, changed, loaded, small, write


def test_a_declaration_is_frozen(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, small())

    with pytest.raises(ValidationError, match="frozen"):
        declaration.policy.version = "2.0.0"  # type: ignore[misc]


def test_equal_declarations_have_equal_hashes(tmp_path: Path) -> None:
    one, other = loaded(tmp_path / "one", small()), loaded(tmp_path / "other", small())

    assert one == other
    assert hash(one) == hash(other)


def test_entries_are_found_by_their_id(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, small())

    assert declaration.store("db.people").label == "People table"
    assert declaration.processor("host").legal_name == "Host Ltd"
    assert declaration.processors[0].hosts[0].side == "backend"


def test_a_text_is_found_by_what_names_it(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, small())

    assert declaration.text("text/cookies", "en").title == "cookies"
    assert declaration.text("text/cookies", "en").body == "Words about *cookies*."
    assert tuple(declaration.statements.wordings()) == SECTIONS
    with pytest.raises(KeyError):
        declaration.text("text/none", "en")


def test_a_text_comes_in_the_language_that_is_asked_for_or_else_in_the_policys_own(
    tmp_path: Path,
) -> None:
    raw = changed("policy.languages", ["en", "de"])
    folder = tmp_path / "text" / "de"
    write(tmp_path, raw)
    folder.mkdir()
    (folder / "email.md").write_text("# E-Mail\n\nKeine.\n", "utf-8")
    declaration = load(tmp_path)

    assert declaration.language == "en"
    assert declaration.text("text/email", "de").language == "de"
    assert declaration.text("text/cookies", "de").language == "en"
    assert declaration.text("text/cookies", "fr").language == "en"
