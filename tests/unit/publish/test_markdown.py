import pytest
from markdown_it import MarkdownIt

from privacy.publish.markdown import inert, points, table

HOSTILE = [
    "<script>alert(1)</script>",
    "[a](https://evil.example)",
    "![a](https://evil.example)",
    "**bold** _it_ `code` ~~x~~",
    "a | b",
    "a\n\n# Heading",
    "a\r\n- point",
    "back\\slash \\| x",
    "&lt; &amp;",
    "$x$",
    "Plain words (1), a-b + c!",
]


def rendered(lines: list[str]) -> str:
    html: str = MarkdownIt("commonmark", {"html": True}).enable(["table"]).render("\n".join(lines))
    return html


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_shown_as_they_are(words: str) -> None:
    shown = " ".join(words.split())
    escaped = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert rendered(list(points([("Name", words)]))) == f"<ul>\n<li>Name: {escaped}</li>\n</ul>\n"
    assert f"<td>{escaped}</td>" in rendered(list(table(["Head"], [[words]])))


def test_plain_words_stay_readable() -> None:
    assert inert("Words (1), a-b + c!") == "Words (1), a-b + c!"


def test_a_table_has_a_head_and_its_rows() -> None:
    assert list(table(("One", "Two"), [("a", "b|c")])) == [
        "| One | Two |",
        "| --- | --- |",
        r"| a | b\|c |",
    ]


def test_a_table_without_rows_says_so() -> None:
    assert list(table(("One",), [])) == ["None."]
