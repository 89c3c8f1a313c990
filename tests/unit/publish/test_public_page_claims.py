from datetime import UTC, datetime

import pytest

from privacy.declaration.proof import Proofs, Verification
from tests.unit.publish.outline import text_of
from tests.unit.publish.whole import (
    SHIPPED,
    declaration,
    public_page,
    version,
    whole,
)

OLD = version("1.0.0", "2026-01-01", summary="The first one.")


def test_every_section_of_claims_says_how_it_is_known() -> None:
    html = public_page(SHIPPED)
    sections = ("data", "purposes", "retention", "uninstall", "stores", "sent", "commitments")

    for name in (*sections, "contact", "digest"):
        section = html.split(f'<section id="{name}"')[1].split("</section>")[0]
        rows = section.count("<tr") - section.count("<thead")
        assert section.count('class="grade') >= (1 if name in ("stores", "sent") else rows)
        assert 'class="grade' in section
    uninstall = html.split('<section id="uninstall"')[1].split("</section>")[0]
    assert uninstall.count('class="grade') == 5
    assert "Each claim above has one of these grades" in text_of(html)


def test_what_was_searched_is_told_beside_it_and_the_rest_of_a_card_is_declared() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    claims = [Verification((it,), f"{it} searched", at) for it in ("hosts", "sdks")]
    html = public_page(OLD, proofs=Proofs.of([], claims), on=at.date())
    card = text_of(html.split('id="processor-hoster"')[1].split("</article>")[0])

    for words in (
        *("db.host.test from our server Checked hosts searched", "@host/sdk (npm) Checked sdks"),
        "How we know the rest Declared",
    ):
        assert words in card


@pytest.mark.parametrize(
    ("said", "link"),
    [
        ("https://a.test/iso", '<a href="https://a.test/iso"'),
        ("dpo@v.test", '<a href="mailto:dpo@v.test">'),
        ("https://a.test/iso, https://b.test/soc", None),
        ("Dr. Who, dpo@v.test", None),
        ("https://a.test/iso\tand more", None),
    ],
)
def test_only_a_single_address_is_a_link(said: str, link: str | None) -> None:
    raw = whole()
    raw["vendor"]["dpo"] = said
    contact = public_page(declaration(raw)).split('id="contact"')[1].split("Data protection")[1]
    cell = contact.split("<dd>")[1].split("</dd>")[0]

    assert cell == said if link is None else cell.startswith(link)


def test_what_keys_had_sealed_is_gone_only_if_the_key_is() -> None:
    assert "What these keys had sealed cannot be read" in text_of(public_page(SHIPPED))
    assert "What these keys had sealed" not in text_of(public_page(declaration(whole())))


def test_what_is_not_done_is_said_in_words() -> None:
    raw = whole()
    raw["cookies"], raw["email"] = [], []
    raw["lifecycle"]["uninstall"] |= {"destroyed": [], "removed": [], "kept": [], "receipt": False}
    raw["lifecycle"]["uninstall"]["reinstall_restores"] = True
    raw["stores"][0]["columns"]["name"] = {"technical": "x"}

    text = text_of(public_page(declaration(raw)))
    for words in (
        *("The app sets no cookies.", "The app sends no e-mail.", "At once, destroyed: nothing."),
        *("Right after, deleted: nothing.", "There is no receipt", "brings back", "Kept nowhere"),
    ):
        assert words in text


def test_an_announced_processor_says_from_when() -> None:
    text = text_of(public_page(declaration(whole())))

    assert "Announced" in text
    assert "From 4 December 2026" in text
    assert "Since 3 October 2026" in text
