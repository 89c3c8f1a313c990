import pytest

from privacy.declaration.composer import Composer
from privacy.declaration.faults import DeclarationError
from privacy.declaration.reading import Reading


def read(text: str) -> tuple[object, list[str]]:
    reading = Reading(text)
    value = reading.value(Composer(text).get_single_node(), ())
    return value, [f"{it.line}: {it.rule.code} {it.what}" for it in reading.faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: &x b\nc: *x", {"a": "b", "c": "b"}),
        ("a: &x [b, {c: 3}]\nd: *x", {"a": ["b", {"c": 3}], "d": ["b", {"c": 3}]}),
        ("&x a: b\nc: {*x : d}", {"a": "b", "c": {"a": "d"}}),
        ("a: &x [*x, b]", {"a": [None, "b"]}),
        ("a: &x {b: *x}", {"a": {"b": None}}),
    ],
)
def test_an_alias_says_what_its_anchor_says(text: str, value: object) -> None:
    assert read(text) == (value, [])


def test_what_an_alias_says_has_the_lines_of_its_anchor() -> None:
    text = "a: &x\n  b: c\nd:\n  - *x\n"
    reading = Reading(text)
    reading.value(Composer(text).get_single_node(), ())

    assert reading.lines == {("a",): 1, ("a", "b"): 2, ("d",): 3, ("d", 0): 1, ("d", 0, "b"): 2}


def test_aliases_of_aliases_are_bounded() -> None:
    laughs = "".join(f"a{it + 1}: &a{it + 1} [{f'*a{it}, ' * 9}]\n" for it in range(9))

    with pytest.raises(DeclarationError, match="holds more than 50000 values"):
        read(f"a0: &a0 [x]\n{laughs}")


def test_aliases_within_aliases_are_bounded() -> None:
    nested = "".join(f"a{it + 1}: &a{it + 1} [*a{it}]\n" for it in range(60))

    with pytest.raises(DeclarationError, match="is nested too deeply"):
        read(f"a0: &a0 [x]\n{nested}")


@pytest.mark.parametrize(
    ("text", "value", "what"),
    [
        ('"a\\e[1mb"', "a\ufffd[1mb", "1: P005 holds a control character"),
        ('"a\\rb"', "a\ufffdb", "1: P005 holds a control character"),
        ('"a\\Lb\\u202e"', "a\ufffdb\ufffd", "1: P005 holds a control character"),
        ('"a\\ud83d"', "a\ufffd", "1: P005 holds half of a character"),
        ('{"a\\eb": c}', {}, "1: P005 holds a control character"),
        ('{"a\\ud83d": c}', {}, "1: P005 holds half of a character"),
    ],
)
def test_what_may_not_be_there_is_named_and_replaced(text: str, value: object, what: str) -> None:
    assert read(text) == (value, [what])


def test_what_stands_in_the_text_itself_is_left_to_who_reads_the_text() -> None:
    assert read("a: b\u202ec") == ({"a": "b\ufffdc"}, [])
