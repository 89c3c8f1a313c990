from pathlib import Path

from privacy.panel.commitments import commitments
from privacy.panel.grade import Grade
from tests.unit.declaration.small import changed, loaded, small


def told(folder: Path, raw: object) -> dict[str, str]:
    return {it.label: it.value for it in commitments(loaded(folder, raw))}


def test_what_is_not_done_is_said_plainly(tmp_path: Path) -> None:
    found = told(tmp_path, small())

    assert found["Cookies"] == "None"
    assert found["E-mail"] == "None"
    assert found["Payment card data"] == "Not held"
    assert found["Personal information sold or shared"] == "No"
    assert found["Data processing agreement"] == "Ask us"
    assert found["If data is exposed, you hear of it within"] == "72 hours"


def test_what_is_done_is_named(tmp_path: Path) -> None:
    raw = changed("security.payment_cards.held", value=True)
    raw["cookies"] = [{"id": "s", "label": "Session", "purpose": "greet", "ttl": "PT1H"}]
    raw["email"] = [{"id": "m", "label": "News", "kind": "marketing", "purpose": "greet"}]
    raw["compliance"]["ai_training"] = True

    found = told(tmp_path, raw)
    assert found["Cookies"] == "Session (s, 1 hour)"
    assert found["E-mail"] == "News (marketing)"
    assert found["Payment card data"] == "Held"
    assert found["Used to train models"] == "Yes"


def test_every_commitment_is_declared_and_no_more(tmp_path: Path) -> None:
    found = commitments(loaded(tmp_path, small()))

    assert {it.known.grade for it in found} == {Grade.DECLARED}
