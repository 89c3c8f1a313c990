"""How does the policy's Markdown become a page? Safe HTML, below the headings of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from privacy.declaration.model import Declaration
from privacy.publish.grade import STATEMENT, Known
from privacy.publish.languages import Language

# No HTML of the text's own, and no picture: it would be fetched from a host nobody declared.
_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
_SHIFT: Final = 2
_LOWEST: Final = 6
# On a small screen a wide table is scrolled by itself, from the keyboard too.
_WIDE: Final = Markup('<div class="wide" role="group" aria-labelledby="{}" tabindex="0"><table>')
_END: Final = "</table>"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the policy, ready to be shown; `missing` names the language that it lacks."""

    anchor: str
    title_id: str
    title: str
    html: Markup
    language: Language
    missing: Language | None
    known: Known


def sections(declaration: Declaration, language: str) -> tuple[Section, ...]:
    """Return every section of the policy in a language, in its order."""
    return tuple(
        _section(declaration, name, wording, language)
        for name, wording in declaration.statements.wordings().items()
    )


def render(markdown: str) -> Markup:
    """Return Markdown as HTML that can neither run nor load anything."""
    tokens = _MARKDOWN.parse(markdown)
    for token in _all(tokens):
        _tame(token)
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704  # html is off


def _section(declaration: Declaration, name: str, wording: str, language: str) -> Section:
    text, anchor = declaration.text(wording, language), f"policy-{name.replace('_', '-')}"
    title_id = f"{anchor}-title"
    return Section(
        anchor=anchor,
        title_id=title_id,
        title=text.title,
        html=_scrolling(render(text.body), title_id),
        language=Language.of(text.language),
        missing=None if text.language == language else Language.of(language),
        known=STATEMENT,
    )


def _scrolling(html: Markup, title_id: str) -> Markup:
    # No text can say this by itself, since all its own HTML is escaped.
    begun = str(html).replace("<table>", _WIDE.format(title_id))
    return Markup(begun.replace(_END, f"{_END}</div>"))  # noqa: S704  # made of the same parts


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


def _tame(token: Token) -> None:
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(int(token.tag[1:]) + _SHIFT, _LOWEST)}"
    if token.type == "link_open" and not str(token.attrGet("href")).startswith("#"):
        token.attrSet("rel", "noopener noreferrer")
        token.attrSet("target", "_blank")
