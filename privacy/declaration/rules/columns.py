"""What does a store hold itself, and where in its entry does each of it stand?"""

from collections.abc import Iterator

from privacy.declaration.stores import Column, Store


def columns(store: Store) -> Iterator[tuple[tuple[str, str], Column]]:
    """Return every column and every sealed field, with the steps to it."""
    for section in ("columns", "fields"):
        for name, column in getattr(store, section).items():
            yield (section, name), column
