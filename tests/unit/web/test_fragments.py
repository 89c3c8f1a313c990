from datetime import UTC, date, datetime
from typing import Any

import pytest
from jinja2 import Environment, Template

from privacy.declaration.proof import Enforcement, Proofs, Verification
from privacy.declaration.versions import Versions
from privacy.web.fragments import PARTS, Fragments
from tests.unit.publish.whole import PROJECT, templates, version

OLD = version("1.0.0", "2026-01-01")
NEW = version("2.0.0", "2026-12-20")
VERSIONS = Versions((OLD, NEW), NEW)
TODAY = date(2026, 11, 24)
PROOFS = Proofs.of(
    [Enforcement(("cookies",), "dropped before it leaves")],
    [Verification(("hosts",), "searched at the start", datetime(2026, 11, 24, tzinfo=UTC))],
)


class CountingTemplates(Environment):
    """Notes which parts are rendered."""

    def __init__(self) -> None:
        known = templates()
        super().__init__(loader=known.loader, undefined=known.undefined, autoescape=True)
        self.globals = known.globals
        self.asked: list[str] = []

    def get_template(self, name: str | Template, *args: Any, **kwargs: Any) -> Template:  # noqa: ANN401
        self.asked += [str(name)] if str(name).startswith("declared/") else []
        return super().get_template(name, *args, **kwargs)


@pytest.fixture
def counting() -> CountingTemplates:
    return CountingTemplates()


def test_every_template_of_what_is_declared_is_a_part() -> None:
    files = {path.stem for path in (PROJECT / "templates/declared").glob("*.html")}

    assert files == set(PARTS)


def test_a_second_page_renders_nothing_again(counting: CountingTemplates) -> None:
    fragments = Fragments(counting, VERSIONS, PROOFS)
    first = fragments.of(OLD, "en", TODAY)
    assert sorted(counting.asked) == sorted(f"declared/{name}.html" for name in PARTS)

    assert fragments.of(OLD, "en", date(2026, 11, 25)) is first
    assert len(counting.asked) == len(PARTS)


def test_another_version_or_language_is_rendered_by_itself(counting: CountingTemplates) -> None:
    fragments = Fragments(counting, VERSIONS, PROOFS)
    english = fragments.of(OLD, "en", TODAY)
    german, new = fragments.of(OLD, "de", TODAY), fragments.of(NEW, "en", TODAY)

    assert len(counting.asked) == 3 * len(PARTS)
    assert "Words in en." in english.parts["prose"]
    assert "Words in de." in german.parts["prose"]
    assert NEW.digest in new.parts["digest"]


def test_the_proofs_go_with_the_day(counting: CountingTemplates) -> None:
    fragments = Fragments(counting, VERSIONS, PROOFS)

    before, after = fragments.of(NEW, "en", TODAY), fragments.of(NEW, "en", date(2026, 12, 20))
    assert "dropped before it leaves" not in before.parts["sent"]
    assert "dropped before it leaves" in after.parts["sent"]
    assert "searched at the start" not in after.parts["processors"]
    assert "searched at the start" in fragments.of(OLD, "en", TODAY).parts["processors"]


def test_a_processor_begins_at_midnight(counting: CountingTemplates) -> None:
    fragments = Fragments(counting, VERSIONS, Proofs())
    last, first = date(2026, 12, 3), date(2026, 12, 4)

    assert "Announced" in fragments.of(OLD, "en", last).parts["processors"]
    assert "Announced" not in fragments.of(OLD, "en", first).parts["processors"]
    assert fragments.of(OLD, "en", first).declared.tiles[0].value == "2 companies"


def test_only_so_many_are_kept(counting: CountingTemplates) -> None:
    fragments = Fragments(counting, VERSIONS, PROOFS)
    first = fragments.of(OLD, "en", TODAY)
    for number in range(32):
        fragments.of(OLD, f"x{number}", TODAY)

    assert fragments.of(OLD, "x31", TODAY) is fragments.of(OLD, "x31", TODAY)
    assert fragments.of(OLD, "en", TODAY) is not first


def test_markup_in_what_an_operator_writes_stays_text(counting: CountingTemplates) -> None:
    raw = version("1.0.0", "2026-01-01", summary="<script>alert(1)</script>")

    parts = Fragments(counting, Versions((raw,), raw), Proofs()).of(raw, "en", TODAY).parts
    assert "&lt;script&gt;" in parts["digest"]
    assert not any("<script" in part for part in parts.values())
