"""What do these tests share? The folder of a program that says nothing yet."""

from pathlib import Path

import pytest

from tests.unit.checks.making import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "app.py", '"""Says nothing."""\n')
    return write(tmp_path, "requirements.txt", "flask==3.1.3 \\\n    --hash=sha256:00\n")
