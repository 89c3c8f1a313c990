"""Is what a browser fetches found, and what a person follows left alone?"""

from pathlib import Path

import pytest

from privacy.checks.loaded import loaded
from tests.unit.checks.making import write


def said(root: Path) -> list[tuple[int, str]]:
    return [(it.line, it.text) for it in loaded(root) if it.text]


@pytest.mark.parametrize(
    "element",
    [
        '<script src="https://a.example/x.js"></script>',
        '<link rel="stylesheet" href="https://a.example/x.js">',
        "<img alt='' SRC='https://a.example/x.js'>",
        '<form action="https://a.example/x.js">',
        '<button formaction="https://a.example/x.js">',
        '<a href="#here" ping="https://a.example/x.js">',
        '<object data="https://a.example/x.js">',
        '<div style="background: url(https://a.example/x.js)">',
        '<style>p { background: url("https://a.example/x.js") }</style>',
        '<script>fetch("https://a.example/x.js")</script>',
        "{% if it %}<img src=\"{{ 'https://a.example/x.js' }}\">{% endif %}",
    ],
)
def test_what_a_browser_fetches_is_found(root: Path, element: str) -> None:
    write(root, "templates/deep/page.html", f"<p>\n{element}\n")

    assert (2, "https://a.example/x.js") in said(root)


@pytest.mark.parametrize(
    "element",
    [
        '<a href="https://a.example/">read</a>',
        '<area href="https://a.example/">',
        "<p>https://a.example/</p>",
        "<p title='https://a.example/'>{# https://a.example/ #}</p>",
        "<script>call()</script><p>'https://a.example/'</p>",
        "<input disabled>",
    ],
)
def test_what_a_person_reads_or_follows_is_left_alone(root: Path, element: str) -> None:
    write(root, "templates/page.html", element)

    assert said(root) == []


def test_each_of_several_sources_is_found(root: Path) -> None:
    write(
        root, "templates/page.html", '<img srcset="https://a.example/1 1x, https://b.example 2x">'
    )

    assert {"https://a.example/1", "https://b.example"} <= {text for _, text in said(root)}


def test_the_lines_of_a_script_in_a_page_are_those_of_the_file(root: Path) -> None:
    write(root, "templates/page.html", "<p>\n<script>\n\ncall('x')\n</script>")

    assert said(root) == [(4, "x")]


def test_the_texts_of_scripts_are_found_and_their_comments_are_not(root: Path) -> None:
    write(
        root,
        "static/deep/panel.js",
        "// see \"https://a.example\"\n/* 'b' */\ncall(\"one\", 't\\'wo', `three ${it}\n`)\n",
    )

    assert said(root) == [(3, "one"), (3, "t\\'wo"), (3, "three ${it}\n")]


def test_what_a_style_sheet_loads_is_found_and_its_comments_are_not(root: Path) -> None:
    write(
        root,
        "static/panel.css",
        "/* url(https://a.example) */\n@import \"one.css\";\np { background: url( 'two.png' ) }\n",
    )

    assert said(root) == [(2, "one.css"), (3, "two.png")]
