import pytest

from privacy.publish.grade import DECLARED
from privacy.publish.purposes import PurposeLine, purposes
from tests.unit.publish.whole import declaration, whole


def test_a_purpose_says_for_what_on_whose_decision_and_whether_it_can_be_refused() -> None:
    greet, sell = purposes(declaration(whole()))

    assert greet == PurposeLine(
        label="Greet people",
        kind="Essential for Service",
        role="On your behalf, as a processor",
        basis="The one that you rely on",
        items=("Display name",),
        choice="Always",
        known=DECLARED,
    )
    assert (sell.kind, sell.role) == ("Marketing Email Communications", "As a controller")
    assert sell.basis == "Legitimate interests"
    assert sell.choice == "Optional, off unless it is switched on"


@pytest.mark.parametrize(
    ("default", "said"), [("on", "Optional, on unless it is switched off"), (None, "Optional")]
)
def test_an_optional_purpose_says_what_holds_without_a_choice(
    default: str | None, said: str
) -> None:
    raw = whole()
    raw["purposes"]["sell"]["default"] = default

    assert purposes(declaration(raw))[1].choice == said


def test_a_use_that_the_taxonomy_has_lost_is_shown_as_it_was_written() -> None:
    raw = whole()
    raw["purposes"]["sell"]["fides"] = "marketing.by_pigeon"

    assert purposes(declaration(raw))[1].kind == "marketing.by_pigeon"
