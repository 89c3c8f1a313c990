from datetime import UTC, datetime
from typing import Any

import pytest

from privacy.declaration.proof import Proofs, Verification
from privacy.publish.commitments import commitments
from privacy.publish.grade import Grade
from tests.unit.publish.whole import SHIPPED, declaration, whole


def told(raw: object) -> dict[str, str]:
    return {it.label: it.value for it in commitments(declaration(raw), Proofs())}


def test_what_is_not_done_is_said_plainly() -> None:
    found = {it.label: it.value for it in commitments(SHIPPED, Proofs())}

    assert found["Made for children"] == "No"
    assert found["Payment card data"] == "Not held"
    assert found["Personal information sold"] == "No"
    assert found["Personal information shared for advertising"] == "No"
    assert found["Data processing agreement"] == "Ask us"
    assert found["Security certificates"] == "None"
    assert found["If data is exposed, you hear of it within"] == "72 hours"


def test_what_is_promised_is_named() -> None:
    found = told(whole())

    assert found["What the app may do in your site"] == "READ, WRITE"
    assert found["Made for children"] == "No; for people of 16 or older"
    assert found["Payment card data"] == "Not held; left to Mailer"
    assert found["Role under the GDPR"] == "Processor and controller"
    assert found["Data processing agreement"] == "https://vendor.test/dpa"
    assert found["Kept in"] == "Denmark"
    assert found["Notice before a change that matters"] == "30 days"


def test_the_vendors_own_words_are_told_apart_from_ours() -> None:
    own = [it.label for it in commitments(SHIPPED, Proofs()) if it.is_own]

    assert own == ["On the wire", "At rest"]


@pytest.mark.parametrize(
    ("steps", "label", "said"),
    [
        (("security", "payment_cards", "held"), "Payment card data", "Held; left to Mailer"),
        (("compliance", "ccpa", "sells"), "Personal information sold", "Yes"),
        (("compliance", "ccpa", "shares"), "Personal information shared for advertising", "Yes"),
        (("compliance", "data_residency", "supported"), "Choice of region", "Yes"),
        (("compliance", "ai_training"), "Used to train models", "Yes"),
        (("compliance", "automated_decisions"), "Automated decisions about people", "Yes"),
    ],
)
def test_each_answer_is_that_of_its_own_question(
    steps: tuple[str, ...], label: str, said: str
) -> None:
    raw = whole()
    here: Any = raw
    for step in steps[:-1]:
        here = here[step]
    here[steps[-1]] = True
    before, after = told(whole()), told(raw)

    assert {name: after[name] for name in after if after[name] != before[name]} == {label: said}


def test_only_a_commitment_with_a_proof_is_more_than_declared() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    proofs = Proofs.of([], [Verification(("scopes",), "compared", at)])

    grades = {it.label: it.known.grade for it in commitments(SHIPPED, proofs)}
    assert grades.pop("What the app may do in your site") is Grade.CHECKED
    assert set(grades.values()) == {Grade.DECLARED}
