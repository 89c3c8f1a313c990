from pathlib import Path

import pytest

from privacy.declaration import source
from privacy.declaration.faults import DeclarationError


def read(folder: Path, text: str) -> object:
    file = folder / "privacy.yaml"
    file.write_bytes(text.encode())
    value, faults = source.read(file)

    assert faults == ()
    return value


def faults(folder: Path, text: bytes) -> list[str]:
    file = folder / "privacy.yaml"
    file.write_bytes(text)
    try:
        return [str(fault) for fault in source.read(file)[1]]
    except DeclarationError as error:
        return [str(fault) for fault in error.faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: true", True),
        ("a: false", False),
        ("a: null", None),
        ("a: ~", None),
        ("a:", None),
        ("a: 12", 12),
        ("a: -1.5", -1.5),
        ("a: '12'", "12"),
        ("a: NO", "NO"),
        ("a: yes", "yes"),
        ("a: 12:30", "12:30"),
        ("a: 2026-11-23", "2026-11-23"),
        ("a: 1.0.0", "1.0.0"),
        ("a: [b, {c: d}]", ["b", {"c": "d"}]),
        ("a: |\n  b", "b"),
        ("a: '<<'", "<<"),
    ],
)
def test_a_value_is_what_it_looks_like(tmp_path: Path, text: str, value: object) -> None:
    assert read(tmp_path, text) == {"a": value}


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"a: 1\nb: 2\na: 3", "privacy.yaml:3: the key 'a' is there twice"),
        (b"a: &x [1]\nb: *x", "privacy.yaml:1: anchors and aliases are not accepted"),
        (b"a: &x [*x]", "privacy.yaml:1: anchors and aliases are not accepted"),
        (b"a: !!set {b}", "privacy.yaml:1: tags are not accepted"),
        (b"\na: !!python/name:os.system", "privacy.yaml:2: tags are not accepted"),
        (b"a: !!int x", "privacy.yaml:1: tags are not accepted"),
        (b"? [a]\n: b", "privacy.yaml:1: a key must be a plain word"),
        (b"a: [", "privacy.yaml:1: expected the node content, but found '<stream end>'"),
        (b"a:\n\tb: c", "privacy.yaml:2: found character '\\t' that cannot start any token"),
        (b"a: 1\n---\nb: 2", "privacy.yaml:2: but found another document"),
        (b"a: *x", "privacy.yaml:1: found undefined alias 'x'"),
        (b"!!int 1: a", "privacy.yaml:1: tags are not accepted"),
        (b'a: "\\ud83d"', "privacy.yaml:1: holds half of a character"),
        (b'"\\udc00": 1', "privacy.yaml:1: holds half of a character"),
        (b"a: \x01", "privacy.yaml: holds a character that YAML forbids"),
        (b"a: \xff", "privacy.yaml: is not UTF-8 text"),
        ("a: é".encode("utf-16"), "privacy.yaml: is not UTF-8 text"),
        (b"#" * (source.LIMIT + 1), "privacy.yaml: is longer than 1000000 bytes"),
        (b"a: " + b"[" * 5000, "privacy.yaml: is nested too deeply"),
    ],
)
def test_what_is_not_plain_is_named(tmp_path: Path, text: bytes, fault: str) -> None:
    assert faults(tmp_path, text) == [fault]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="cannot be read; there must be such a file"):
        source.text_of(tmp_path, "privacy.yaml")
