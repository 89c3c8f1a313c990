"""Does each change weigh what it means for people?"""

from typing import Final

import pytest

from tests.unit.declaration.comparing import GONE, compared, weights

# Each place with a value that is worse for people; the way back is minor.
WORSE: Final[tuple[tuple[str, object], ...]] = (
    ("app.scopes.2", "ADMIN"),
    ("policy.notice", "P29D"),
    ("purposes.greet.items.1", "mail"),
    ("purposes.sell.required", True),
    ("purposes.sell.default", "on"),
    ("retention.day.ttl", "PT25H"),
    ("retention.day.ceiling", "P8D"),
    ("retention.day.ceiling", GONE),
    ("retention.day.site_may_shorten", False),
    ("stores.0.retention", "month"),
    ("stores.0.columns.name.retention", "month"),
    ("stores.0.columns.name.protection", GONE),
    ("stores.0.fields.mail.protection", "encrypted"),
    ("processors.0.keeps", "P91D"),
    ("processors.0.keeps", GONE),
    ("processors.0.receives.1", "mail"),
    ("processors.0.purposes.1", "sell"),
    ("processors.0.locations.2", "US"),
    ("processors.0.optional", False),
    ("processors.0.since", "2026-10-02"),
    ("processors.0.dpa_url", GONE),
    ("cookies.0.ttl", "PT6H"),
    ("cookies.0.secure", False),
    ("cookies.0.http_only", False),
    ("cookies.0.partitioned", False),
    ("email.0.unsubscribe", GONE),
    ("lifecycle.uninstall.removed.0", GONE),
    ("lifecycle.uninstall.kept.1", "db.sites"),
    ("lifecycle.uninstall.receipt", False),
    ("statements.children.directed_to_children", True),
    ("statements.children.min_age", 15),
    ("statements.children.min_age", GONE),
    ("security.payment_cards.held", True),
    ("security.breach_notice", "PT73H"),
    ("security.certifications.0", GONE),
    ("vendor.dpo", GONE),
    ("vendor.eu_representative", GONE),
    ("compliance.gdpr.dpa_url", GONE),
    ("compliance.ccpa.sells", True),
    ("compliance.ccpa.shares", True),
    ("compliance.data_residency.stored_in.1", "US"),
    ("compliance.ai_training", True),
    ("compliance.automated_decisions", True),
)
# Each place where any other value is another promise.
MATERIAL: Final[tuple[tuple[str, object], ...]] = (
    ("vendor.legal_name", "Another Ltd"),
    ("vendor.country", "US"),
    ("subjects.person.fides", "citizen"),
    ("data.name.category", "user.contact"),
    ("data.name.subject", "buyer"),
    ("data.name.identifies", "pseudonymous"),
    ("purposes.sell.role", "processor"),
    ("purposes.sell.lawful_basis", "contract"),
    ("purposes.sell.fides", "essential"),
    ("retention.day.clock", "last_used_at"),
    ("stores.0.at", "mailer"),
    ("processors.0.legal_name", "Another Host Ltd"),
    ("processors.0.country", "US"),
    ("processors.0.role", "independent"),
    ("processors.0.transfer.mechanism", "adequacy"),
    ("processors.0.transfer", GONE),
    ("cookies.0.purpose", "sell"),
    ("email.0.purpose", "greet"),
    ("security.in_transit", "TLS 1.4"),
    ("security.at_rest", "Disks are encrypted twice"),
    ("compliance.gdpr.as.0", GONE),
    ("compliance.ccpa.as", "business"),
)
MINOR: Final[tuple[tuple[str, object], ...]] = (
    ("app.products.0", GONE),
    ("policy.languages.1", GONE),
    ("policy.acceptance", "recorded_acknowledgement"),
    ("data.name.source", "customer"),
    ("processors.0.address", "3 Street"),
    ("processors.0.service", "Disks"),
    ("processors.0.hosts.1", {"host": "new.host.test", "from": "backend"}),
    ("processors.0.sdks.pypi.1", "another"),
    ("processors.1.status", "active"),
    ("stores.0.columns.site_id.technical", "another reason"),
    ("stores.1.columns.also", {"technical": "clock"}),
    ("stores.2.of.1", "db.sites"),
    ("lifecycle.uninstall.retention", "day"),
    ("lifecycle.uninstall.destroyed.0", GONE),
    ("lifecycle.uninstall.reinstall_restores", True),
    ("email.0.kind", "transactional"),
    ("cookies.0.same_site", "strict"),
    ("compliance.data_residency.supported", True),
    ("security.certifications.1", "ISO 27701"),
    ("vendor.dpo", "other@vendor.test"),
    ("compliance.gdpr.dpa_url", "https://vendor.test/agreement"),
    ("processors.0.dpa_url", "https://host.test/agreement"),
    ("processors.0.since", "2026-10-04"),
    ("stores.0.kind", "cache"),
)
WORDING: Final[tuple[tuple[str, object], ...]] = (
    ("policy.summary", "Another."),
    ("subjects.person.label", "Everybody"),
    ("data.name.label", "Name"),
    ("purposes.greet.label", "Say hello"),
    ("retention.day.label", "from then on"),
    ("stores.0.label", "Table of people"),
    ("cookies.0.label", "Visit"),
    ("email.0.label", "Letter"),
    ("statements.cookies", "text/biscuits"),
)


@pytest.mark.parametrize(("place", "value"), WORSE)
def test_what_is_worse_for_people_is_material_and_the_way_back_is_not(
    place: str, value: object
) -> None:
    assert weights(place, value) == {"material"}
    assert {change.weight for change in compared({}, {place: value})} == {"minor"}


@pytest.mark.parametrize(("place", "value"), MATERIAL)
def test_what_is_another_promise_is_material(place: str, value: object) -> None:
    assert "material" in weights(place, value)


@pytest.mark.parametrize(("place", "value"), MINOR)
def test_what_takes_nothing_away_is_minor(place: str, value: object) -> None:
    assert weights(place, value) == {"minor"}


@pytest.mark.parametrize(("place", "value"), WORDING)
def test_other_words_are_wording(place: str, value: object) -> None:
    assert weights(place, value) == {"wording"}
