"""A column, host, cookie or SDK that nobody declared stops the start and fails the tests.

Each is planted in a copy of the project, which is then checked, started and tested.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from privacy.storage.migrate import migrate as bring_up
from privacy.storage.session import Database, open_engine
from tests.world import SEALING_KEY

ROOT = Path(__file__).parents[2]
FOLDERS = ("policy", "privacy", "static", "templates", "tests")
FILES = (
    *("app.py", "atlassian-connect.json", "package.json", "pyproject.toml", "requirements.txt"),
)

CHECK = ("-m", "privacy", "check")
START = ("-c", "from app import create_app; create_app()")
HOUSE = "tests/house/test_every_column_is_declared.py"
STORY = f"{HOUSE}::test_everything_that_exists_is_declared_and_the_reverse"
TEST = ("-m", "pytest", "-q", "-vv", "-p", "no:cacheprovider", STORY)


@dataclass(frozen=True)
class Plant:
    """A change of one file, perhaps with a new one, and what is said about it."""

    file: str
    before: str
    after: str
    said: str
    new: tuple[str, str] | None = None


PLANTS = {
    "column": Plant(
        "privacy/storage/tables.py",
        '    Column("life", Integer',
        '    Column("phone", String(20), info=technical("number")),\n    Column("life", Integer',
        "error P050 table site has column 'phone' that privacy.yaml does not know; "
        "declare it or drop it",
    ),
    "host": Plant(
        "privacy/web/public.py",
        "\n\ndef _healthz(",
        '\n_API = "https://api.sendmore.example/v1"\n\n\ndef _healthz(',
        "error P060 names host api.sendmore.example, which no processor declares",
    ),
    "host of a module beside the app": Plant(
        "app.py",
        "import os\n",
        "import os\n\nimport mailer\n",
        "mailer.py:1: error P060 names host api.sendmore.com, which no processor declares",
        ("mailer.py", 'def at(path: str) -> str: return f"https://api.sendmore.com{path}"\n'),
    ),
    "cookie": Plant(
        "privacy/web/public.py",
        "    response = jsonify(ok=obstacle is None)\n",
        '    response = jsonify(ok=obstacle is None)\n    response.set_cookie("tracker", "1")\n',
        "error P070 sets cookie 'tracker', which is not declared",
    ),
    "sdk": Plant(
        "requirements.txt",
        "\nsqlalchemy==",
        "\nsentry-sdk==2.0.0\nsqlalchemy==",
        "error P061 has 'sentry-sdk', a known error-tracking SDK; "
        "no processor lists it under sdks.pypi",
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the project, to be spoilt."""
    made = tmp_path / "project"
    made.mkdir()
    for name in FOLDERS:
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, made / name)
    migrate(made)
    return made


def migrate(folder: Path) -> None:
    """Give the copy its database, so that a check and a start compare that as well."""
    database = Database(open_engine(environment(folder)["PRIVACY_DATABASE_URL"]))
    bring_up(database)
    database.engine.dispose()


def environment(folder: Path) -> dict[str, str]:
    """Return what the processes need of ours, and nothing that is set on this machine."""
    return {
        "PATH": os.defpath,
        "PRIVACY_DEVELOPMENT": "1",
        "PRIVACY_BASE_URL": "http://127.0.0.1:8000",
        "PRIVACY_DATABASE_URL": f"sqlite:///{folder / 'var' / 'privacy.db'}",
        "PRIVACY_CACHE_URL": f"sqlite:///{folder / 'var' / 'cache.db'}",
        "PRIVACY_SEALING_KEYS": SEALING_KEY,
    }


def outcomes(folder: Path) -> list[tuple[int, str]]:
    """Check, start and test a project side by side; return how each ended and what it said."""
    children = [
        subprocess.Popen(
            [sys.executable, *arguments], cwd=folder, env=environment(folder), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        for arguments in (CHECK, START, TEST)
    ]  # fmt: skip
    said = [child.communicate(timeout=60)[0] for child in children]
    return [(child.returncode, words) for child, words in zip(children, said, strict=True)]


def test_the_project_as_it_is_passes(copy: Path) -> None:
    for code, said in outcomes(copy):
        assert code == 0, said


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_what_is_not_declared_stops_the_start_and_fails_the_tests(copy: Path, plant: Plant) -> None:
    file = copy / plant.file
    text = file.read_text("utf-8")
    assert plant.before in text
    file.write_text(text.replace(plant.before, plant.after, 1), "utf-8")
    if plant.new is not None:
        name, new = plant.new
        (copy / name).write_text(new, "utf-8")

    for code, said in outcomes(copy):
        assert code == 1, said
        assert plant.said in said
