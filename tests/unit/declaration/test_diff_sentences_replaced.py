"""Is what takes the place of something else told as that, and not as one more?"""

from tests.unit.declaration.comparing import compared


def test_a_role_that_replaces_another_is_not_told_as_a_second_one() -> None:
    roles = "compliance.gdpr.as"

    assert [it.words for it in compared({roles: ["controller"]}, {roles: ["processor"]})] == [
        "Under the GDPR, the vendor is no longer a processor",
        "Under the GDPR, the vendor is a controller now",
    ]


def test_a_product_that_replaces_another_is_not_told_as_a_second_one() -> None:
    products = "app.products"

    assert [it.words for it in compared({products: ["jira"]}, {products: ["confluence"]})] == [
        "The app is no longer for Confluence",
        "The app is for Jira now",
    ]


def test_a_column_that_holds_nothing_any_more_is_not_told_as_kept_like_the_rest() -> None:
    length = "24 hours after it was fetched"

    found = compared({"stores.0.columns.name": {"technical": "greeting"}})

    assert {it.weight for it in found} == {"minor"}
    assert [it.words for it in found] == [
        "People table no longer holds: Display name (name)",
        "The technical reason of name in People table is given now: greeting",
        f"name in People table has no length of keeping of its own any more; it was {length}",
        "The protection of name in People table is no longer given; it was encrypted",
    ]
