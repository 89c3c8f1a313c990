from privacy.declaration.versions import Versions
from privacy.publish.changes import ChangeLine, changed, compared, told
from tests.unit.publish.whole import declaration, version, whole

OLD = version("1.0.0", "2026-01-01", supersedes=None)


def newer() -> Versions:
    raw = whole()
    raw["policy"] |= {"version": "2.0.0", "effective": "2026-12-20"}
    raw["retention"]["day"]["ttl"] = "PT48H"
    raw["security"]["in_transit"] = "TLS 1.4"
    raw["policy"]["summary"] = "Longer."
    new = declaration(raw)
    return Versions((OLD, new), new)


def test_what_matters_most_is_told_first() -> None:
    versions = newer()
    found = changed(versions, versions.working)
    weights = [line.weight for line in found.lines]

    assert (found.version, found.against) == ("2.0.0", "1.0.0")
    assert weights == sorted(weights, key=["Material", "Minor", "Wording"].index)
    assert found.lines[0].weight == "Material"
    assert "48 hours instead of 24 hours" in found.lines[0].words
    assert found.words == told(found.lines)


def test_the_first_version_changes_nothing() -> None:
    found = changed(newer(), OLD)

    assert (found.against, found.lines, found.words) == (None, (), "no change")


def test_two_versions_are_compared_once() -> None:
    versions = newer()

    assert compared(OLD, versions.working) is compared(OLD, versions.working)


def test_changes_are_counted_by_their_weight() -> None:
    material, minor, wording = (ChangeLine(it, "x") for it in ("Material", "Minor", "Wording"))

    assert told([material, minor, minor]) == "1 material change, 2 minor"
    assert told([material, material, wording]) == "2 material changes, 1 wording"
    assert told([minor, wording]) == "1 minor change, 1 wording"
    assert told([wording]) == "1 wording change"
