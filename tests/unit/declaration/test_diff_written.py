"""Does each way of writing the changes say which versions, and all that changed?"""

import json

from markdown_it import MarkdownIt

from privacy.declaration.diff import Change, changes
from privacy.declaration.diff.written import as_json, as_markdown, as_text
from privacy.declaration.model import Declaration
from tests.unit.declaration.comparing import declared, whole, with_values

OLD = declared(whole())
NEW = declared(
    with_values(
        {
            "policy.version": "3.0.0",
            "policy.effective": "2027-01-02",
            "policy.notice": "P7D",
            "vendor.address": "<b>2</b> *Street* [x](y)",
            "data.name.label": "Name",
        }
    )
)
CHANGES = changes(OLD, NEW)


def written(old: Declaration, new: Declaration, found: tuple[Change, ...]) -> list[str]:
    return [write(old, new, found) for write in (as_text, as_markdown, as_json)]


def test_each_names_both_versions_and_digests_and_every_change() -> None:
    for text in (as_text(OLD, NEW, CHANGES), as_json(OLD, NEW, CHANGES)):
        assert all(it.digest in text and it.policy.version in text for it in (OLD, NEW))
        assert all(change.words in text and change.place in text for change in CHANGES)
    plain = as_markdown(OLD, NEW, CHANGES).replace("\\", "")
    assert all(it.digest in plain and it.policy.version in plain for it in (OLD, NEW))
    assert all(change.words in plain and change.place in plain for change in CHANGES)


def test_the_text_groups_by_weight() -> None:
    assert as_text(OLD, NEW, CHANGES).splitlines() == [
        f"from 2.0.0, effective 2026-12-02, digest {OLD.digest}",
        f"to   3.0.0, effective 2027-01-02, digest {NEW.digest}",
        "",
        "Material changes",
        "  The notice before a material change is 7 days instead of 30 days",
        "    at policy.notice",
        "",
        "Smaller changes",
        "  The address of the vendor is <b>2</b> *Street* [x](y) instead of 1 Vendor Street",
        "    at vendor.address",
        "",
        "Other words for the same",
        "  The name of an item reads 'Name' instead of 'Display name'",
        "    at data.name.label",
    ]


def test_no_value_is_markup_in_markdown() -> None:
    shown = MarkdownIt().render(as_markdown(OLD, NEW, CHANGES))

    assert "&lt;b&gt;2&lt;/b&gt; *Street* [x](y)" in shown
    assert "<h2>Material changes</h2>" in shown
    assert f"from 2.0.0, effective 2026-12-02, digest {OLD.digest}" in shown


def test_json_has_every_part_of_a_change() -> None:
    said = json.loads(as_json(OLD, NEW, CHANGES))

    assert said["from"] == {
        "version": "2.0.0",
        "published": "2026-11-01",
        "effective": "2026-12-02",
        "digest": OLD.digest,
    }
    assert said["to"]["version"] == "3.0.0"
    assert said["changes"][0] == {
        "weight": "material",
        "place": "policy.notice",
        "words": "The notice before a material change is 7 days instead of 30 days",
        "old": "30 days",
        "new": "7 days",
    }
    assert len(said["changes"]) == 3


def test_nothing_changed_is_said() -> None:
    text, markdown, machine = written(OLD, OLD, ())

    assert text.endswith("\n\nnothing changed")
    assert markdown.endswith("\n\nNothing changed.")
    assert json.loads(machine)["changes"] == []
