"""Is what a browser fetches found, and what a person follows left alone?"""

import pytest

from privacy.checks.loaded import loaded
from privacy.checks.served import Language, Served

ADDRESS = "https://a.example/x.js"


def said(
    text: str, file: str = "templates/page.html", language: Language = "page"
) -> list[tuple[int, str]]:
    return [(it.line, it.text) for it in loaded(Served(file, text, language))]


@pytest.mark.parametrize(
    "element",
    [
        f'<script src="{ADDRESS}"></script>',
        f'<link rel="stylesheet" href="{ADDRESS}">',
        f'<link rel="alternate stylesheet" href="{ADDRESS}">',
        f'<link href="{ADDRESS}">',
        f'<link rel="preload" as="image" imagesrcset="{ADDRESS} 1x">',
        f'<meta http-equiv="refresh" content="0;url={ADDRESS}">',
        f"<img alt='' SRC='{ADDRESS}'>",
        f'<form action="{ADDRESS}">',
        f'<button formaction="{ADDRESS}">',
        f'<a href="#here" ping="{ADDRESS}">',
        f'<object data="{ADDRESS}">',
        f'<p data-api="{ADDRESS}" onclick="call()">',
        f"<p onclick=\"fetch('{ADDRESS}')\">",
        f'<div style="background: url({ADDRESS})">',
        f'<svg><image xlink:href="{ADDRESS}"/><rect fill="url({ADDRESS})"/></svg>',
        f'<style>p {{ background: url("{ADDRESS}") }}</style>',
        f'<script>fetch("{ADDRESS}")</script>',
        f"<script>write('</b>'); fetch(`{ADDRESS}`)</script>",
        f"{{% if it %}}<img src=\"{{{{ '{ADDRESS}' }}}}\">{{% endif %}}",
        f'{{% set it = "{ADDRESS}" %}}',
        f"<p title=\"{{{{ write('{ADDRESS}') }}}}\">",
        f'<?xml-stylesheet href="{ADDRESS}"?>',
    ],
)
def test_what_a_browser_fetches_is_found(element: str) -> None:
    assert (2, ADDRESS) in said(f"<p>\n{element}\n")


@pytest.mark.parametrize(
    "element",
    [
        '<a href="https://a.example/">read</a>',
        '<a xlink:href="https://a.example/">read</a>',
        '<area href="https://a.example/">',
        '<link rel="canonical" href="https://a.example/">',
        '<link rel="Author license" href="https://a.example/">',
        '<meta property="og:url" content="https://a.example/">',
        '<svg xmlns:a="http://a.example/ns"></svg>',
        '<input placeholder="https://a.example/" aria-label="https://a.example/">',
        "<p>https://a.example/</p>",
        "<p title='https://a.example/'>{# https://a.example/\n#}</p>",
        "{# {{ 'https://a.example/' }} #}{# <script> #}<p>'https://a.example/'</p>",
        "<script>call()</script><p>'https://a.example/'</p>",
        "<script src='/a.js'>call()</script><p class='a.example'>",
        "<input disabled>",
    ],
)
def test_what_a_person_reads_or_follows_is_left_alone(element: str) -> None:
    assert said(element) == []


def test_to_a_browser_a_slash_may_lean_either_way() -> None:
    assert said(r"<img src='https:\\a.example/x'>") == [(1, "https://a.example/x")]


def test_a_host_of_which_a_template_fills_in_a_part_is_kept_whole() -> None:
    text = "<img src='https://cdn-{{ region }}.a.example/x'>"

    assert said(text) == [(1, "https://cdn-{{ region }}.a.example/x")]


def test_the_lines_of_a_script_in_a_page_are_those_of_the_file() -> None:
    assert said("{# a\n#}<p>\n<script>\n\ncall('x')\n</script>") == [(5, "x")]


def test_scripts_and_style_sheets_are_read_as_such() -> None:
    assert said("call('x')", "static/panel.js", "script") == [(1, "x")]
    assert said("\n@import 'x'", "static/panel.css", "style") == [(2, "x")]


def test_the_marks_of_a_template_are_read_in_every_language_and_only_there() -> None:
    assert said("{{ 'x' }}", "templates/panel.css", "style")[0] == (1, "x")
    assert said("{{ 'x' }}", "static/page.html") == []
    assert said("{# <img src='//a.example'> #}", "static/page.html") == [(1, "//a.example")]
