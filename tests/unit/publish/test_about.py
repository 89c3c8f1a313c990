from datetime import UTC, datetime

from privacy.declaration.proof import Proofs, Verification
from privacy.publish.about import AppLine, VendorLine, app_line, policy_line, vendor_line
from privacy.publish.grade import DECLARED, Grade
from tests.unit.publish.whole import SHIPPED, declaration, whole

WHOLE = declaration(whole())


def test_the_app_says_where_it_works() -> None:
    assert app_line(WHOLE.app) == AppLine("Whole App", "com.vendor.app", "Jira and Confluence")


def test_the_vendor_says_who_answers() -> None:
    assert vendor_line(WHOLE.vendor) == VendorLine(
        legal_name="Vendor Ltd",
        address="1 Vendor Street",
        country="Norway",
        privacy_contact="privacy@vendor.test",
        security_contact="security@vendor.test",
        support_url="https://vendor.test/support",
        dpo="dpo@vendor.test",
        eu_representative="Representative GmbH, Bonn",
        known=DECLARED,
    )


def test_whoever_is_not_appointed_is_not_hidden() -> None:
    found = vendor_line(SHIPPED.vendor)

    assert (found.dpo, found.eu_representative) == ("None appointed", "None appointed")


def test_the_policy_says_which_one_it_is() -> None:
    found = policy_line(WHOLE, Proofs())

    assert (found.version, found.supersedes, found.digest) == ("2.0.0", "1.4.2", WHOLE.digest)
    assert (found.published.iso, found.effective.iso) == ("2026-11-01", "2026-12-02")
    assert (found.summary, found.languages) == ("Everything is said.", "English, Deutsch")
    assert found.known.grade is Grade.DECLARED


def test_the_digest_is_known_if_the_versions_were_compared_with_theirs() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)

    found = policy_line(WHOLE, Proofs.of([], [Verification(("versions",), "compared", at)]))
    assert found.known.grade is Grade.CHECKED
