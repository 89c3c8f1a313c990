"""What do these tests share? Settings with which every command can run."""

from pathlib import Path

import pytest

from tests.world import SEALING_KEY


@pytest.fixture
def environment(tmp_path: Path, database_url: str, policy: Path) -> dict[str, str]:
    return {
        "PRIVACY_BASE_URL": "https://app.example",
        "PRIVACY_DATABASE_URL": database_url,
        "PRIVACY_CACHE_URL": f"sqlite:///{tmp_path / 'cache.db'}",
        "PRIVACY_SEALING_KEYS": SEALING_KEY,
        "PRIVACY_POLICY": str(policy),
    }
