import pytest

from privacy.declaration.composer import Composer

ANCHOR = "anchors and aliases are not accepted"
TAG = "tags are not accepted"


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("a: b", []),
        ("a: &x b", [(1, ANCHOR)]),
        ("a: &x [b]\nc: *x", [(1, ANCHOR), (2, ANCHOR)]),
        ("a:\n  - &x {b: c}\n  - b\n  - *x", [(2, ANCHOR), (4, ANCHOR)]),
        ("&x a: b\n*x : c", [(1, ANCHOR), (2, ANCHOR)]),
        ("a: !!str b\nc: !x [d]\ne: ! f", [(1, TAG), (2, TAG), (3, TAG)]),
        ("!!map\na: &x !!str b", [(1, TAG), (2, ANCHOR), (2, TAG)]),
        ("a: '&x'\nb: '*x'\nc: '!x'\n# &x *x !x", []),
    ],
)
def test_what_only_yaml_has_is_noted(text: str, noted: list[tuple[int, str]]) -> None:
    composer = Composer(text)
    composer.get_single_node()

    assert [(mark.line + 1, what) for mark, what in composer.noted] == noted
