"""Is what scripts, style sheets and marks name found, and no comment?"""

import pytest

from privacy.checks.written import addresses, in_marks, in_script, in_style


def test_the_texts_of_a_script_are_found_and_its_comments_are_not() -> None:
    script = "// see \"https://a.example\"\n/* 'b' */\ncall(\"one\", 't\\'wo', `three ${it}\n`)\n"

    assert list(in_script(script)) == [(2, "one"), (2, "t\\'wo"), (2, "three ${it}\n")]


@pytest.mark.parametrize(
    "script",
    [
        """call(it.replace(/"/g, "q")); call("api.a.example")""",
        """call(it.replace(/['"]\\//g, 'q')); call("api.a.example")""",
        """return /[/"]/.test(it) && call("api.a.example")""",
        """half = one / 2; call("api.a.example")""",
    ],
)
def test_a_quote_in_a_pattern_begins_no_text(script: str) -> None:
    assert (0, "api.a.example") in in_script(script)


@pytest.mark.parametrize(
    "script",
    [
        """if (it) /"/.test(it); call("https://a.example")""",
        """call(`${it ? `"` : ''}`); call("https://a.example")""",
        """if (it) /'/.test(it); call('https:\\/\\/a.example')""",
        """call("image/*"); if (it) /"/.test(it); call("https://a.example", "*/*")""",
    ],
)
def test_an_address_is_found_where_the_reading_of_texts_goes_wrong(script: str) -> None:
    assert (0, "https://a.example") in in_script(script)


@pytest.mark.parametrize(
    "script", ["// https://a.example", "call() // https://a.example", "/*! https://a.example\n*/"]
)
def test_an_address_in_a_comment_is_not_found(script: str) -> None:
    assert list(in_script(script)) == []


@pytest.mark.parametrize(
    ("style", "named"),
    [
        ('@import "one.css";', "one.css"),
        ("@IMPORT 'one.css';", "one.css"),
        ("p { background: url(one.png) }", "one.png"),
        ("p { background: URL( one.png ) }", "one.png"),
        ("p { background: url( 'one.png' ) }", "one.png"),
        ('p { background: image-set("one.png" 1x) }', "one.png"),
    ],
)
def test_what_a_style_sheet_loads_is_found_with_its_line(style: str, named: str) -> None:
    assert list(in_style(f"/* url(no.png)\n*/\n{style}")) == [(2, named)]


def test_a_namespace_of_a_style_sheet_is_not_loaded() -> None:
    assert list(in_style("@namespace a url(http://a.example/ns);")) == []


def test_the_texts_in_marks_are_found_with_their_lines() -> None:
    template = "'no'\n{% set a =\n 'one' %}\n{{ call(\"two\") }} \"no\""

    assert list(in_marks(template)) == [(2, "one"), (3, "two")]


def test_addresses_are_found_with_what_marks_fill_in() -> None:
    text = "https://a.example/1 1x,\n//b.example 2x, https://{{ region }}.c.example/;url=x:/d"

    assert list(addresses(text)) == [
        (0, "https://a.example/1"),
        (1, "//b.example"),
        (1, "https://{{ region }}.c.example/"),
    ]
