"""Which files are no plain YAML?"""

from functools import partial
from pathlib import Path

from tests.unit.declaration.planted.planted import Planted
from tests.unit.declaration.small import edited, write_words

SMALL = edited().encode()
ANCHORS = "anchors and aliases are not accepted"
FORBIDDEN = "P005 holds a character that YAML forbids"
NO_MAPPING = "privacy.yaml: error P006 must be a mapping of keys to values"
NO_UTF8 = "privacy.yaml: error P005 is not UTF-8 text"
LAUGHS = [b"a%d: &a%d [*a%d, *a%d]\n" % (it, it, it - 1, it - 1) for it in range(1, 30)]
TOO_DEEP = "privacy.yaml:1: error P005 is nested too deeply"
TOO_LONG = "privacy.yaml: error P005 is longer than 1000000 bytes"


def swapped(old: bytes, new: bytes) -> bytes:
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


def plant(content: bytes, folder: Path) -> None:
    (write_words(folder, "") / "privacy.yaml").write_bytes(content)


def planted(name: str, content: bytes, *told: str) -> Planted:
    return Planted(name, partial(plant, content), told)


def at(line: int, what: str) -> str:
    return f"privacy.yaml:{line}: error {what}"


RAW = (
    planted("an empty file", b"", NO_MAPPING),
    planted("a file of comments", b"# nothing yet\n", NO_MAPPING),
    planted("a list at the top", b"- schema\n- app\n", NO_MAPPING),
    planted("a sentence", b"We value your privacy.\n", NO_MAPPING),
    planted("a megabyte of comments", SMALL + b"# " + b"x" * 1_000_000, TOO_LONG),
    planted("100,000 brackets", b"[" * 100_000 + b"]" * 100_000, TOO_DEEP),
    planted("100,000 brackets that stay open", b"a: " + b"[" * 100_000, TOO_DEEP),
    planted("10,000 braces", b"{a: " * 10_000, TOO_DEEP),
    planted("a program", b"\x7fELF\x02\x01\x01\x00\xff\xfe", NO_UTF8),
    planted("every byte there is", bytes(range(256)), NO_UTF8),
    planted("UTF-16", SMALL.decode().encode("utf-16"), NO_UTF8),
    planted("UTF-16 without its mark", SMALL.decode().encode("utf-16-le"), at(1, FORBIDDEN)),
    planted("UTF-32", SMALL.decode().encode("utf-32"), NO_UTF8),
    planted("Latin-1", swapped(b"label: Greet", b"label: Gr\xfc\xdfen"), NO_UTF8),
    planted("a character cut in half", SMALL + b"# \xe2\x82", NO_UTF8),
    planted("NUL", swapped(b"label: Greet", b"label: Gr\0eet"), at(24, FORBIDDEN)),
    planted(
        "an escape sequence",
        swapped(b"label: Greet", b"label: \x1b[31mGreet"),
        at(24, FORBIDDEN),
    ),
    planted(
        "an escape sequence in YAML's own words",
        swapped(b"label: Greet", b'label: "\\e[31mGreet"'),
        at(24, "P005 holds a control character"),
    ),
    planted(
        "letters that are turned around",
        swapped(b"label: Greet", "label: \u202eGreet".encode()),
        at(24, "P005 holds a control character"),
    ),
    planted(
        "a comment that is turned around",
        SMALL + "# \u2067 nothing\n".encode(),
        at(93, "P005 holds a control character"),
    ),
    planted(
        "a megabyte of keys",
        SMALL + b"".join(b"k%d: 1\n" % number for number in range(80_000)),
        at(24957, "P005 holds more than 50000 values"),
    ),
    planted(
        "a billion laughs",
        SMALL + b"a0: &a0 [x, x]\n" + b"".join(LAUGHS),
        at(93, "P005 holds more than 50000 values"),
    ),
    planted(
        "a key of two lines",
        swapped(b"email: []", b'email: []\n"mail\\nbox": []'),
        at(56, "P001 mail\\nbox: unknown key; did you mean 'email'?"),
    ),
    planted("a form feed", b"\x0c" + SMALL, at(1, FORBIDDEN)),
    planted(
        "half of a surrogate pair",
        swapped(b"label: Greet", b'label: "\\ud83d"'),
        at(24, "P005 holds half of a character"),
    ),
    planted(
        "a tab",
        swapped(b"  legal_name: Vendor", b"\tlegal_name: Vendor"),
        at(
            5,
            "P002 while scanning for the next token, "
            "found character '\\t' that cannot start any token",
        ),
    ),
    planted(
        "a wrong indent",
        swapped(b"  address: 1 Street", b"   address: 1 Street"),
        at(6, "P002 mapping values are not allowed here"),
    ),
    planted(
        "a colon within words",
        swapped(b"label: People table", b"label: People: table"),
        at(30, "P002 mapping values are not allowed here"),
    ),
    planted(
        "a quote that stays open",
        swapped(b"ai_training: false", b"ai_training: 'false"),
        at(93, "P002 while scanning a quoted scalar, found unexpected end of stream"),
    ),
    planted(
        "a bracket that stays open",
        swapped(b"languages: [en]", b"languages: [en"),
        at(18, "P002 while parsing a flow sequence, expected ',' or ']', but got ':'"),
    ),
    planted(
        "several documents",
        SMALL + b"---\n" + SMALL,
        at(93, "P002 expected a single document in the stream, but found another document"),
    ),
    planted(
        "a key twice",
        SMALL + b"email: []\n",
        at(93, "P003 the key 'email' is there twice; first on line 55"),
    ),
    planted(
        "a key twice within",
        swapped(b"label: Greet,", b"label: Greet, label: Meet,"),
        at(24, "P003 the key 'label' is there twice; first on line 24"),
    ),
    planted(
        "a key of several words",
        swapped(b"email: []", b"email: []\n? [a, b]\n: c"),
        at(56, "P006 a key must be a plain word"),
    ),
    planted(
        "an anchor", swapped(b"label: Greet", b"label: &greet Greet"), at(24, f"P004 {ANCHORS}")
    ),
    planted(
        "an alias",
        swapped(b"cookies: []\nemail: []", b"cookies: &none []\nemail: *none"),
        at(54, f"P004 {ANCHORS}"),
        at(55, f"P004 {ANCHORS}"),
    ),
    planted(
        "an alias of nothing",
        swapped(b"email: []", b"email: *none"),
        at(55, "P002 found undefined alias 'none'"),
    ),
    planted(
        "a list within itself",
        swapped(b"email: []", b"email: &mails [*mails]"),
        at(55, f"P004 {ANCHORS}"),
        at(55, "P006 email[0]: must be a mapping of keys to values"),
    ),
    planted(
        "a merge key",
        swapped(b"day: { label", b"day: { <<: { ttl: P1D }, label"),
        at(26, "P001 retention.day.<<: unknown key"),
    ),
    planted(
        "a tag",
        swapped(b"label: Greet", b"label: !!str Greet"),
        at(24, "P004 tags are not accepted"),
    ),
    planted(
        "a tag of Python",
        swapped(b"email: []", b"email: !!python/object/apply:os.system [true]"),
        at(55, "P004 tags are not accepted"),
        at(55, "P006 email[0]: must be a mapping of keys to values"),
    ),
)
