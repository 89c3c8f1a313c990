from pathlib import Path

import pytest

from privacy.declaration import source
from privacy.declaration.faults import DeclarationError


def reading(folder: Path, text: str | bytes) -> source.Source:
    file = folder / "privacy.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return source.read(file)


def faults(folder: Path, text: str | bytes) -> list[str]:
    try:
        return [str(fault) for fault in reading(folder, text).faults]
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
        ("a: 'true'", "true"),
        ("a: NO", "NO"),
        ("a: yes", "yes"),
        ("a: True", "True"),
        ("a: 12:30", "12:30"),
        ("a: 0x10", "0x10"),
        ("a: 1e9", "1e9"),
        ("a: .nan", ".nan"),
        ("a: 1234567890123456", "1234567890123456"),
        ("a: 2026-11-23", "2026-11-23"),
        ("a: 1.0.0", "1.0.0"),
        ("a: [b, {c: d}]", ["b", {"c": "d"}]),
        ("a: |\n  b", "b"),
        ("a: '<<'", "<<"),
        ('a: "\\t\\n"', "\t\n"),
    ],
)
def test_a_value_is_what_it_looks_like(tmp_path: Path, text: str, value: object) -> None:
    read = reading(tmp_path, text)

    assert read.raw == {"a": value}
    assert read.faults == ()


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert reading(tmp_path, "").raw is None


def test_every_key_and_entry_has_its_line(tmp_path: Path) -> None:
    marks = reading(
        tmp_path, "a:\n  - b\n  - c: d\n    e: |\n      f\n\ng: {h: i,\n  j: k}\n"
    ).marks

    assert dict(marks.lines) == {
        ("a",): 1,
        ("a", 0): 2,
        ("a", 1): 3,
        ("a", 1, "c"): 3,
        ("a", 1, "e"): 4,
        ("g",): 7,
        ("g", "h"): 7,
        ("g", "j"): 8,
    }


def test_what_follows_a_fault_is_read_all_the_same(tmp_path: Path) -> None:
    read = reading(tmp_path, "a: &x 1\nb: *x\nc: 2\nc: 3\nd: 4\n? [e]\n: 5\n")

    assert read.raw == {"a": 1, "b": 1, "c": 2, "d": 4}
    assert [fault.line for fault in read.faults] == [1, 2, 4, 6]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3", ":3: error P003 the key 'a' is there twice; first on line 1"),
        ("b: {a: 1,\n a: 3}", ":2: error P003 the key 'a' is there twice; first on line 1"),
        ("a: &x 1", ":1: error P004 anchors and aliases are not accepted"),
        ("a: !!set {b}", ":1: error P004 tags are not accepted"),
        ("\na: !!python/name:os.system", ":2: error P004 tags are not accepted"),
        ("!!int 1: a", ":1: error P004 tags are not accepted"),
        ("? [a]\n: b", ":1: error P006 a key must be a plain word"),
        ('a: "\\ud83d"', ":1: error P005 holds half of a character"),
        ('"\\udc00": 1', ":1: error P005 holds half of a character"),
        ('a:\n  - "\\e[31m"', ":2: error P005 holds a control character"),
        ("a: 1\nb: c\u202ed", ":2: error P005 holds a control character"),
        ("a: 1\n# c\u2066d", ":2: error P005 holds a control character"),
        ("a: |\n  1\n  c\u202ed\n", ":3: error P005 holds a control character"),
        ("a: 1\nb\u202e: c", ":2: error P005 holds a control character"),
        ('a: "b\u2028c"', ":1: error P005 holds a control character"),
        ("a: b\nc: \x01", ":2: error P005 holds a character that YAML forbids"),
        (b"a: \xff", ": error P005 is not UTF-8 text"),
        ("a: é".encode("utf-16"), ": error P005 is not UTF-8 text"),
        (b"#" * (source.LIMIT + 1), ": error P005 is longer than 1000000 bytes"),
        (b"a: " + b"[" * 5000, ":1: error P005 is nested too deeply"),
    ],
)
def test_what_is_not_plain_is_named(tmp_path: Path, text: str | bytes, fault: str) -> None:
    assert faults(tmp_path, text) == [f"privacy.yaml{fault}"]


def test_what_is_wrong_with_an_anchor_is_told_once(tmp_path: Path) -> None:
    assert faults(tmp_path, 'a: &x ["\\e", 1]\nb: *x\nc: [*x, *x]') == [
        "privacy.yaml:1: error P004 anchors and aliases are not accepted",
        "privacy.yaml:2: error P004 anchors and aliases are not accepted",
        "privacy.yaml:3: error P004 anchors and aliases are not accepted",
        "privacy.yaml:1: error P005 holds a control character",
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: [", 1, "expected the node content, but found '<stream end>'"),
        ("a:\n\tb: c", 2, "found character '\\t' that cannot start any token"),
        ("a: 1\n---\nb: 2", 2, "found another document"),
        ("a: *x", 1, "found undefined alias 'x'"),
    ],
)
def test_what_is_no_yaml_is_told_in_yamls_words(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    (fault,) = faults(tmp_path, text)

    assert fault.startswith(f"privacy.yaml:{line}: error P002 ")
    assert words in fault


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    assert reading(tmp_path, b"a: 1\n" + b"#" * (source.LIMIT - 5)).raw == {"a": 1}


def test_the_mark_of_windows_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf# A\r\n")

    assert source.text_of(tmp_path / "a.md", "a.md") == "# A\r\n"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DeclarationError, match="cannot be read; there must be such a file"):
        source.text_of(tmp_path, "privacy.yaml")
