"""May each cookie be set at all?"""

from collections.abc import Iterator
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.promises import Cookie

P071: Final = Rule(
    "P071",
    "a cookie has the flags that a frame needs",
    "the pages are framed, and a browser refuses any other cookie there or shares it between sites",
    "write `secure: true, same_site: none, partitioned: true`, and set the cookie so",
)
P072: Final = Rule(
    "P072",
    "a cookie serves a purpose that is required",
    "any other needs the visitor's consent first (ePrivacy Directive Article 5(3)), "
    "and the app has no way to ask",
    "do without the cookie, or name the required purpose that it serves",
)
RULES: Final = (P071, P072)


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with the cookies."""
    for number, cookie in draft.cookies.items():
        lacking = ", ".join(_lacking(cookie))
        if lacking:
            yield P071.broken(f"a cookie in a frame needs {lacking}", "cookies", number)
        purpose = draft.purposes.get(cookie.purpose)
        if purpose is not None and not purpose.required:
            what = (
                f"purpose '{cookie.purpose}' is not required, "
                "so it may be set only after the visitor agrees"
            )
            yield P072.broken(what, "cookies", number, "purpose")


def _lacking(cookie: Cookie) -> Iterator[str]:
    if not cookie.secure:
        yield "secure: true"
    if cookie.same_site != "none":
        yield "same_site: none"
    if not cookie.partitioned:
        yield "partitioned: true"
