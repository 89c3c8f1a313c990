"""What does a product tell an app about its own installation?"""

from flask import Blueprint

from privacy.simulator.guard import asked_site


def add_addon(routes: Blueprint, app_key: str) -> None:
    """Add the add-on resource, which both products have."""

    @routes.get(f"/rest/atlassian-connect/1/addons/{app_key}")
    def addon() -> dict[str, object]:
        site = asked_site()
        return {
            "key": app_key,
            "version": "1.0.0-AC",
            "state": "ENABLED",
            "host": {
                "product": site.product.capitalize(),
                "contacts": [{"name": "Pretend Contact", "email": "contact@example.com"}],
            },
            "links": {"self": f"{site.base_url}/rest/atlassian-connect/1/addons/{app_key}"},
        }
