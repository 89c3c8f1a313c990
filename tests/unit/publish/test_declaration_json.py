import hashlib
import json
from typing import Any

import rfc8785

from privacy.declaration.versions import Versions
from privacy.publish.declaration_json import declaration_json
from tests.unit.declaration.small import SECTIONS, changed, small, text_of
from tests.unit.publish.edited import alone, edited, loaded


def exported() -> dict[str, Any]:
    declaration = loaded(small())
    said: dict[str, Any] = json.loads(declaration_json(declaration, alone(declaration)))
    return said


def test_a_reader_recomputes_the_digest_from_the_answer_alone() -> None:
    said = exported()

    assert hashlib.sha256(rfc8785.dumps(said["digest_of"])).hexdigest() == said["digest"]
    assert said["digest"] == loaded(small()).digest
    assert said["digest_of"]["texts"] == {it["file"]: it["sha256"] for it in said["texts"]}
    for text in said["texts"]:
        assert hashlib.sha256(text["source"].encode()).hexdigest() == text["sha256"]


def test_the_answer_holds_what_the_file_says_and_no_more() -> None:
    assert exported()["digest_of"]["declaration"] == small()


def test_the_answer_says_whose_and_which_it_is() -> None:
    said = exported()

    assert said["app"] == {"key": "app", "name": "App"}
    assert said["version"] == "1.0.0"
    assert said["published"] == "2026-11-23"
    assert said["effective"] == "2026-12-23"
    assert "RFC 8785" in said["how_to_verify"]


def test_what_was_written_once_is_not_written_again() -> None:
    declaration = loaded(small())
    again = loaded(small())

    text = declaration_json(declaration, alone(declaration))
    assert declaration_json(again, alone(again)) is text


def test_each_text_comes_with_its_language_and_title() -> None:
    said = exported()

    assert said["texts"][0] == {
        "file": "text/en/introduction.md",
        "language": "en",
        "title": "introduction",
        "sha256": hashlib.sha256(text_of("introduction").encode()).hexdigest(),
        "source": text_of("introduction"),
    }
    assert len(said["texts"]) == len(SECTIONS)


def test_the_published_versions_are_listed_newest_first() -> None:
    first = loaded(small())
    second = edited({"policy.version": "2.0.0", "policy.effective": "2027-01-23"})
    draft = loaded(changed("policy.summary", "Draft."))

    said = json.loads(declaration_json(draft, Versions((first, second), draft)))
    assert said["versions"] == [
        {
            "version": "2.0.0",
            "published": "2026-11-23",
            "effective": "2027-01-23",
            "digest": second.digest,
        },
        {
            "version": "1.0.0",
            "published": "2026-11-23",
            "effective": "2026-12-23",
            "digest": first.digest,
        },
    ]
