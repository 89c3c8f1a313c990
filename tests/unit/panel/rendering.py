"""A panel as a browser would get it."""

from privacy.declaration.model import Declaration
from privacy.declaration.proof import Proofs
from privacy.declaration.versions import Versions
from privacy.panel.evidence import Evidence
from privacy.panel.page import Visit, build
from privacy.web.fragments import Fragments
from tests.unit.panel.evidence import NOW
from tests.unit.publish.whole import SHIPPED, templates

SITE = "https://acme.atlassian.net"
REFUSED = {"title": "Forbidden", "what": "No.", "todo": "Ask.", "code": "c", "request_id": "r1"}
PUBLISHED = Versions((SHIPPED,), SHIPPED)


def rendered(name: str, **values: object) -> str:
    """Return a page from our templates."""
    return templates().get_template(name).render(**values)


def panel(
    evidence: Evidence, viewer: str | None = "Mia", versions: Versions = PUBLISHED, **values: object
) -> str:
    """Return the panel of the version in force."""
    day = NOW.date()
    shown: Declaration = versions.in_force(day)
    fragment = Fragments(templates(), versions, Proofs()).of(shown, "en", day)
    page = build(versions, Visit(viewer, SITE, "jira", day), evidence)
    return rendered(
        "panel.html", page=page, declared=fragment.declared, parts=fragment.parts, **values
    )
