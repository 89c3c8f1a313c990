"""Does each change read as an administrator needs it?"""

from typing import Final

import pytest

from tests.unit.declaration.comparing import GONE, compared, whole

POST: Final = {
    **{key: value for key, value in whole()["processors"][1].items() if key != "example"},
    "id": "pigeon",
    "legal_name": "Post Ltd",
    "country": "NO",
    "role": "sub_processor",
}


@pytest.mark.parametrize(
    ("place", "value", "there", "back"),
    [
        (
            "processors.2",
            POST,
            "Post Ltd (Norway) is added as a sub-processor; it receives: Billing mail",
            "Post Ltd (Norway) is no longer a sub-processor",
        ),
        (
            "processors.2",
            {**POST, "role": "own_affiliate", "receives": []},
            "Post Ltd (Norway) is added as an affiliate of the vendor; it receives: nothing",
            "Post Ltd (Norway) is no longer an affiliate of the vendor",
        ),
        (
            "processors.2",
            {**POST, "status": "retired"},
            "Post Ltd (Norway) is added as a former sub-processor; it receives: Billing mail",
            "Post Ltd (Norway) is no longer a former sub-processor",
        ),
        (
            "processors.0.receives.1",
            "mail",
            "Host Legal Ltd receives Billing mail now",
            "Host Legal Ltd no longer receives Billing mail",
        ),
        (
            "retention.day.ttl",
            "P7D",
            "Display name is kept for up to 7 days instead of 24 hours",
            "Display name is kept for up to 24 hours instead of 7 days",
        ),
        (
            "retention.day.ttl",
            "PT90S",
            "Display name is kept for up to 90 seconds instead of 24 hours",
            "Display name is kept for up to 24 hours instead of 90 seconds",
        ),
        (
            "retention.day.ceiling",
            GONE,
            "There is no ceiling any more for how long Display name is kept; it was 7 days",
            "Display name is never kept for more than 7 days; before, no limit was given",
        ),
        (
            "processors.0.country",
            "FR",
            "The country of Host Legal Ltd is France instead of Germany",
            "The country of Host Legal Ltd is Germany instead of France",
        ),
        (
            "vendor.dpo",
            GONE,
            "The data protection officer is no longer given; it was dpo@vendor.test",
            "The data protection officer is given now: dpo@vendor.test",
        ),
        (
            "security.payment_cards.delegated_to",
            GONE,
            "Who takes payments by card: no longer said; it was Mailer Legal Inc (Sweden)",
            "Who takes payments by card: Mailer Legal Inc (Sweden)",
        ),
        (
            "stores.0.columns.extra",
            {"item": "mail"},
            "People table now holds: Billing mail (extra)",
            "People table no longer holds: Billing mail (extra)",
        ),
        (
            "stores.0.columns.extra",
            {"technical": "clock"},
            "People table now holds: clock (extra)",
            "People table no longer holds: clock (extra)",
        ),
        (
            "lifecycle.uninstall.destroyed.0",
            GONE,
            "An uninstall no longer destroys this at once: name in People table",
            "An uninstall destroys this at once: name in People table",
        ),
        (
            "processors.0.hosts.1",
            {"host": "x.test", "from": "browser"},
            "Host Legal Ltd is reached at a further address: x.test (called from the browser)",
            "Host Legal Ltd is no longer reached at x.test (called from the browser)",
        ),
        (
            "processors.0.since",
            "2026-10-04",
            "The day since when Host Legal Ltd takes part is 2026-10-04 instead of 2026-10-03",
            "The day since when Host Legal Ltd takes part is 2026-10-03 instead of 2026-10-04",
        ),
        ("compliance.ccpa.sells", True, "Data is sold", "Data is not sold"),
        (
            "app.products.1",
            GONE,
            "The app is no longer for Confluence",
            "The app is for Confluence now",
        ),
    ],
)
def test_a_change_and_its_way_back_are_told(
    place: str, value: object, there: str, back: str
) -> None:
    assert [change.words for change in compared({place: value})] == [there]
    assert [change.words for change in compared({}, {place: value})] == [back]


def test_a_length_is_told_of_what_it_is_for() -> None:
    both = {"stores.0.columns.name.retention": "month"}
    nothing = {"stores.0.columns.name.retention": "month", "stores.0.retention": "month"}
    told = [
        compared({**before, place: "P9D"}, before)[0].words
        for before, place in (
            (both, "retention.month.ttl"),
            (both, "retention.day.ttl"),
            (nothing, "retention.day.ttl"),
        )
    ]

    assert told == [
        "Display name and Billing mail are kept for up to 9 days instead of 31 days",
        "People table is kept for up to 9 days instead of 24 hours",
        "what is under 'day' is kept for up to 9 days instead of 24 hours",
    ]
