"""What is said about the app, its vendor and the policy itself?"""

from collections.abc import Mapping
from typing import Final

from privacy.declaration.diff.saying import Saying, label, value
from privacy.declaration.diff.weights import (
    if_gained,
    if_it_becomes,
    if_lost,
    if_lower,
    material,
    minor,
)

SAYINGS: Final[Mapping[str, Saying]] = {
    "app.key": value("The key of the app"),
    "app.name": value("The name of the app"),
    "app.products.*": Saying(minor, "The app is for {it} now", "The app is no longer for {it}"),
    "app.scopes.*": Saying(
        if_gained,
        "The app asks for a further permission (scope): {it}",
        "The app no longer asks for the permission (scope) {it}",
    ),
    "vendor.legal_name": value("The legal name of the vendor", material),
    "vendor.address": value("The address of the vendor"),
    "vendor.country": value("The country of the vendor", material),
    "vendor.privacy_contact": value("The contact for questions about privacy"),
    "vendor.security_contact": value("The contact for questions about security"),
    "vendor.support_url": value("The address of the support"),
    "vendor.dpo": value("The data protection officer", if_lost),
    "vendor.eu_representative": value("The representative in the European Union", if_lost),
    "policy.notice": value("The notice before a material change", if_lower),
    "policy.summary": label("The summary"),
    "policy.languages.*": Saying(
        minor,
        "The policy can be read in a further language: {it}",
        "The policy is no longer in {it}",
    ),
    "policy.languages.~": Saying(minor, "", "The languages of the policy are in another order"),
    "policy.acceptance": value(
        "The way in which a new version is accepted", if_it_becomes("continued_use")
    ),
    "subjects.*": Saying(
        minor,
        "A further kind of people is named: {it}",
        "A kind of people is no longer named: {it}",
    ),
    "subjects.*.label": label("The name of a kind of people"),
    "subjects.*.fides": value("The kind of people called '{owner}'", material),
}
