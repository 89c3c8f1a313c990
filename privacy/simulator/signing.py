"""What does Atlassian sign, and how? Install hooks with a key of its own, the rest per site."""

from privacy.simulator.hooks import Event, Hook, HookSigner, hook, hook_body, hook_claims
from privacy.simulator.tokens import (
    CONTEXT_QSH,
    context_token,
    frame_query,
    page_query,
    site_token,
    url_token,
)

__all__ = [
    "CONTEXT_QSH",
    "Event",
    "Hook",
    "HookSigner",
    "context_token",
    "frame_query",
    "hook",
    "hook_body",
    "hook_claims",
    "page_query",
    "site_token",
    "url_token",
]
