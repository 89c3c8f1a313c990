"""What does the Marketplace's privacy and security form get? Only what the declaration tells.

The names are those of `GET /rest/2/addons/{addonKey}/privacy-and-security`. Its lists of words are
not published, so what is free text there says what the declaration says.
"""

import json
from collections.abc import Iterable

from privacy.declaration.model import Declaration
from privacy.declaration.processors import Processor
from privacy.publish.answers import Answers, Untold, told, untold
from privacy.publish.kept import after_uninstall, kept
from privacy.publish.marketplace_law import law
from privacy.publish.third_parties import ATLASSIAN, end_user_data, third_parties
from privacy.publish.words import place

_NOT_DECLARED = Untold("the declaration does not say this")


def marketplace(declaration: Declaration) -> str:
    """Return the answers as the API takes them, and beside them what the vendor has to add."""
    answers = record(declaration)
    whole = {
        "appTrustInformation": told(answers),
        "left_to_you": untold(answers),
        "declaration": {
            "version": declaration.policy.version,
            "digest": declaration.digest,
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def record(declaration: Declaration) -> Answers:
    """Return every question of the form, with its answer or why there is none."""
    return {
        "dataAccessAndStorage": _storage(declaration),
        "thirdPartyInformation": _sharing(declaration),
        "logDetails": _logs(declaration),
        "dataResidency": _residency(declaration),
        "dataRetention": _retention(declaration),
        "privacy": law(declaration),
        "security": _security(declaration),
        "properties": {"formStatus": Untold("it tells how far the form is filled in")},
    }


def _storage(declaration: Declaration) -> Answers:
    known = end_user_data(declaration)
    held = {it.item for it in kept(declaration, declaration.stores)}
    accessed = [item.label for item in known.values()]
    stored = [item.label for name, item in known.items() if name in held]
    return {
        "appProcessEUDOutsideAtlassian": bool(accessed),
        "typesOfDataAccessed": accessed,
        "appStoresEUDOutsideAtlassian": bool(stored),
        "typesOfDataStored": stored,
        "isSameDataProcessedAndStored": accessed == stored,
    }


def _sharing(declaration: Declaration) -> Answers:
    parties = third_parties(declaration)
    return {
        "isEndUserDataShared": bool(parties),
        "dataSubProcessors": ", ".join(it.legal_name for it in parties),
        "thirdPartyDetails": [_third_party(it) for it in parties],
    }


def _third_party(it: Processor) -> Answers:
    links = [url for url in (it.dpa_url, it.contact) if url and url.startswith("https://")]
    return {
        "name": it.legal_name,
        "link": links[0] if links else "",
        "purpose": it.service,
        "thirdPartyCountries": _countries((it.country, *it.locations)),
    }


def _logs(declaration: Declaration) -> Answers:
    logs = (store for store in declaration.stores if store.kind == "log")
    logged = list(kept(declaration, logs))
    return {
        "logEndUserData": bool(logged),
        "logProcessAndOrStoreEUDOutsideAtlassian": bool(logged),
        "logEUDShareWithThirdParty": any(it.store.at != ATLASSIAN for it in logged),
        "logsIntegralForAppFunctionality": _NOT_DECLARED,
    }


def _residency(declaration: Declaration) -> Answers:
    residency = declaration.compliance.data_residency
    unnamed = Untold("residency is supported, but the form's word for the kind is not published")
    return {
        "isDataResidencySupported": unnamed if residency.supported else "APP_DOES_NOT_SUPPORT_DR",
        "countriesWhereEndUserDataStored": _countries(residency.stored_in),
        "realmMigrationSupported": _NOT_DECLARED,
        "inScopeDataTypes": _NOT_DECLARED,
    }


def _retention(declaration: Declaration) -> Answers:
    """Answer for what stays after the app was removed, in days begun."""
    held = after_uninstall(declaration)
    days = [it.days for it in held]
    nothing = Untold("no end-user data stays after the app is removed")
    return {
        "isDataRetentionSupported": bool(held),
        "retentionDurationInDays": {"min": min(days), "max": max(days)} if days else nothing,
        "isCustomRetentionPeriodAllowed": any(it.retention.site_may_shorten for it in held),
        "isRetentionDurationIndefinite": False,
    }


def _security(declaration: Declaration) -> Answers:
    at_rest = declaration.security.at_rest
    return {
        "isDiskEncryptionSupported": Untold(f"the declaration says in words: {at_rest}"),
        "requiresUsersToProvidePATs": _NOT_DECLARED,
        "publicSecurityPoliciesLink": _NOT_DECLARED,
        "permissionsJustification": Untold(
            f"the declaration lists the scopes, but not why: {', '.join(declaration.app.scopes)}"
        ),
        "securityContact": declaration.vendor.security_contact,
    }


def _countries(places: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(place, places)))
