import hashlib
import json
from pathlib import Path

from privacy.declaration.digest import digest
from privacy.declaration.loader import load
from tests.unit.declaration.small import SECTIONS, changed, loaded, small, text_of, write

SMALL = "87da92e36ed2adb8e257d0ae27b62155b431c970e4b78e605b0309fe9ea53f5c"


def test_the_digest_is_that_of_canonical_json() -> None:
    said = {"schema": "x", "retention": {"b": {"ttl": "P1D"}, "a": {"ttl": "PT1M"}}}

    # printf '# A\n\nWords.\n' | sha256sum, then the line below through sha256sum
    by_hand = (
        '{"declaration":{"retention":{"a":{"ttl":"PT1M"},"b":{"ttl":"P1D"}},"schema":"x"},'
        '"texts":{"text/en/a.md":'
        '"abd905e4adc3034ce753a329316b6000e349005f2513c609764aa71c4e0644ff"}}'
    )
    assert digest(said, {"text/en/a.md": "# A\n\nWords.\n"}) == hashed(by_hand)
    assert hashed(by_hand) == "9563705fcdcf8be76d4930396fd3f705a41e77d7d964b406f33556a29ac9588a"


def test_the_digest_of_a_whole_declaration(tmp_path: Path) -> None:
    declaration = loaded(tmp_path, small())

    texts = {f"text/en/{name}.md": hashed(text_of(name)) for name in SECTIONS}
    whole = json.dumps(
        {"declaration": small(), "texts": texts}, sort_keys=True, separators=(",", ":")
    )
    assert declaration.digest == hashed(whole)
    assert declaration.digest == SMALL


def test_another_letter_in_a_text_is_another_digest(tmp_path: Path) -> None:
    before = loaded(tmp_path, small())
    text = tmp_path / "text/en/cookies.md"
    text.write_text(text.read_text("utf-8").replace("Words", "words"), "utf-8")

    assert load(tmp_path).digest != before.digest


def test_another_value_is_another_digest(tmp_path: Path) -> None:
    before = loaded(tmp_path / "before", small())
    after = loaded(tmp_path / "after", changed("vendor.address", "2 Street"))

    assert before.digest != after.digest


def test_another_way_of_writing_is_the_same_digest(tmp_path: Path) -> None:
    before = loaded(tmp_path / "before", small())
    folder = write(tmp_path / "after", changed("retention.day.ttl", "PT24H"))
    file = folder / "privacy.yaml"
    file.write_text("# a comment\n" + file.read_text("utf-8").replace(", ", ",\n  "), "utf-8")

    assert load(folder).digest == before.digest


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
