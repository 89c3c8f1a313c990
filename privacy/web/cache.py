"""How does Flask-Caching reach our own store? Through a factory that hands it the one object."""

from typing import Any

from flask import Flask
from flask_caching import Cache

from privacy.identity.store import Store

_FACTORY = f"{__name__}.hand_over"
_STORE = "privacy.store"


def init_cache(app: Flask, store: Store) -> Cache:
    """Return Flask-Caching over this store.

    Never put its `cached` decorator on a view: it keys on the path alone, so one site would be
    given another's answer.
    """
    app.extensions[_STORE] = store
    return Cache(app, config={"CACHE_TYPE": _FACTORY})


def hand_over(app: Flask, config: object, args: object, kwargs: object) -> Any:  # noqa: ANN401 - as it is called
    """Return the store that `init_cache` was given; Flask-Caching calls this by its name."""
    del config, args, kwargs
    return app.extensions[_STORE]
