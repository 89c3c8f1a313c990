"""Is each store told apart by site, honest about its columns, and a copy of what exists?"""

from collections.abc import Iterator
from typing import Final

from privacy.declaration.draft import Draft
from privacy.declaration.faults import Finding, Rule
from privacy.declaration.rules.columns import columns
from privacy.declaration.stores import Store

P052: Final = Rule(
    "P052",
    "a technical column does not read like personal data",
    "what is called technical is left out of every answer about people",
    "name the item that it holds, or add `reviewed` with the reason why it is about nobody",
)
P053: Final = Rule(
    "P053",
    "a table with items has a tenant column",
    "what is not kept by site is not reached when one site is erased",
    "name in `tenant` the column that says which site a row belongs to",
)
P057: Final = Rule(
    "P057",
    "a backup names the stores that it copies, and only a backup does",
    "the page says of each item in which copies it still is",
    "let the backup name in `of` the tables, caches and logs themselves, and nothing else `of`",
)
RULES: Final = (P052, P053, P057)

# Whole words of a column's name, in the singular.
_PERSONAL: Final = frozenset(
    {
        *("account", "actor", "address", "age", "agent", "assignee", "author", "avatar", "bio"),
        *("birth", "birthdate", "birthday", "card", "city", "company", "contact", "creator"),
        *("customer", "device", "dob", "email", "employee", "fingerprint", "firstname", "fullname"),
        *("gender", "geo", "iban", "ip", "ipv4", "ipv6", "language", "lastname", "latitude"),
        *("locale", "location", "login", "longitude", "mail", "member", "mobile", "name"),
        *("nickname", "owner", "passport", "password", "payment", "person", "phone", "photo"),
        *("picture", "postcode", "recipient", "reporter", "sender", "sex", "ssn", "street"),
        *("surname", "tel", "telephone", "timezone", "user", "username", "watcher", "zip"),
    }
)


def check(draft: Draft) -> Iterator[Finding]:
    """Return what is wrong with the stores."""
    kinds = {store.id: store.kind for store in draft.stores.values()}
    for number, store in draft.stores.items():
        yield from _tenantless(number, store)
        yield from _suspicious(number, store)
        yield from _copies(number, store)
        for copied, name in enumerate(store.of):
            if kinds.get(name) == "backup":
                what = f"'{name}' is a backup; name the stores that it copies"
                yield P057.broken(what, "stores", number, "of", copied)


def _tenantless(number: int, store: Store) -> Iterator[Finding]:
    held = dict(columns(store))
    holds_items = any(column.item is not None for column in held.values())
    if store.tenant is None and store.kind == "table" and holds_items:
        what = "no tenant column; the erasure of a site would not reach it"
        yield P053.broken(what, "stores", number)
    if store.tenant is not None and store.tenant not in {name for _, name in held}:
        what = f"no column '{store.tenant}'; the erasure of a site would not reach it"
        yield P053.broken(what, "stores", number, "tenant")


def _suspicious(number: int, store: Store) -> Iterator[Finding]:
    for steps, column in columns(store):
        words = ", ".join(filter(_is_personal, steps[-1].split("_")))
        if column.technical is not None and column.reviewed is None and words:
            what = f"marked technical, but reads like personal data ({words})"
            yield P052.broken(what, "stores", number, *steps)


def _copies(number: int, store: Store) -> Iterator[Finding]:
    if store.kind == "backup" and not store.of:
        yield P057.broken("a backup has to name in `of` what it copies", "stores", number)
    if store.kind != "backup" and store.of:
        yield P057.broken("only a backup copies other stores", "stores", number, "of")


def _is_personal(word: str) -> bool:
    return not _PERSONAL.isdisjoint({word, word.removesuffix("s"), word.removesuffix("es")})
