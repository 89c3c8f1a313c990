"""Are the words of the taxonomy those of the package that is pinned for them?"""

import re
from pathlib import Path

import pytest

from tools.taxonomy import FILE, PACKAGE, taxonomy

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements-taxonomy.txt"


def test_the_file_is_made_from_the_package() -> None:
    assert FILE.read_text("utf-8") == taxonomy(PACKAGE), "run `make generated`"


def test_the_package_is_the_one_that_is_pinned() -> None:
    (pinned,) = re.findall(r"^fideslang==(\S+) \\$", LOCK.read_text("utf-8"), re.MULTILINE)

    assert (PACKAGE / f"fideslang-{pinned}.dist-info").is_dir(), "run `make setup`"


def test_the_lock_has_one_package_with_its_hashes_and_no_address() -> None:
    text = LOCK.read_text("utf-8")

    assert re.fullmatch(r"fideslang==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+\n", text)


def test_what_runs_in_production_does_not_hold_the_package() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "fideslang" not in (ROOT / name).read_text("utf-8")


def test_a_missing_package_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="is missing; `make setup` brings it"):
        taxonomy(tmp_path / "taxonomy")


def test_the_notice_says_what_the_licence_asks_for() -> None:
    text = FILE.read_text("utf-8")

    for part in (
        "Ethyca, Inc.",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "disclaims all warranties",
        "Changed: keys and names only",
    ):
        assert part in text
