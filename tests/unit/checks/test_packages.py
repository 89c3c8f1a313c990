"""Is every package of the lock and of npm read, and told where it cannot be?"""

from pathlib import Path

import pytest

from privacy.checks.packages import of_npm, of_pypi
from tests.unit.checks.making import write

HASH = "--hash=sha256:00ff"


def locked(root: Path, text: str) -> list[tuple[str | None, int | None]]:
    write(root, "requirements.txt", text)
    return [(it.name, it.line) for it in of_pypi(root)]


def listed(root: Path, **files: str) -> list[tuple[str | None, str]]:
    for name, text in files.items():
        write(root, f"{name.replace('_', '-')}.json", text)
    return [(it.name, it.file) for it in of_npm(root)]


@pytest.mark.parametrize(
    "line",
    [
        "sentry-sdk==2.0.0",
        "  sentry-sdk == 2.0.0",
        "\ufeffSentry_SDK==2.0.0 \\",
        "sentry.sdk[flask, rq]==2.0.0 # why",
        "sentry-sdk==2.0.0 ; python_version > '3' and os_name != 'nt' \\",
        f"sentry-sdk==2.0.0 {HASH} {HASH}",
    ],
)
def test_a_package_is_read_however_it_is_written(root: Path, line: str) -> None:
    assert locked(root, f"{line}\n    {HASH} \\\n    {HASH}\n    # via x\n\n") == [
        ("sentry-sdk", 1)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "git+https://user:secret@host.example/sentry-python#egg=sentry-sdk",
        "https://host.example/sentry_sdk-2.0.0-py2.py3-none-any.whl",
        "sentry-sdk @ https://host.example/it.whl",
        "./sentry_sdk.whl",
        "-r more.txt",
        "-e .",
        "--requirement=more.txt",
        "sentry-sdk>=2",
        "sentry-sdk",
        "sentry-sdk \\",
        "flask==3.1.3 sentry-sdk==2.0.0",
        f"{HASH} sentry-sdk==2.0.0",
    ],
)
def test_a_line_that_names_no_version_of_a_package_cannot_be_read(root: Path, line: str) -> None:
    assert locked(root, f"flask==3.1.3\n{line}\n") == [("flask", 1), (None, 2)]


def test_without_a_lock_nobody_can_tell(tmp_path: Path) -> None:
    assert [(it.name, it.file, it.line) for it in of_pypi(tmp_path)] == [
        (None, "requirements.txt", None)
    ]


def test_all_packages_of_npm_that_run_are_read_by_their_real_names(root: Path) -> None:
    asked = """{
        "dependencies": {"a": "1", "b": "npm:@real/b@7", "c": "npm:real-c", "d": "npm:real-d@1"},
        "optionalDependencies": {"e": "1"}, "peerDependencies": {"f": "1"},
        "devDependencies": {"g": "1"}
    }"""

    assert [name for name, _ in listed(root, package=asked)] == [
        *("a", "@real/b", "real-c", "real-d", "e", "f")
    ]


def test_what_they_bring_with_them_is_read_from_the_lock(root: Path) -> None:
    lock = """{"packages": {
        "": {"name": "it"},
        "node_modules/a": {},
        "node_modules/a/node_modules/@real/b": {"optional": true},
        "node_modules/c": {"name": "real-c"},
        "node_modules/d": {"dev": true},
        "node_modules/e": {"devOptional": true}
    }}"""

    assert listed(root, package_lock=lock) == [
        (name, "package-lock.json") for name in ("a", "@real/b", "real-c", "e")
    ]


def test_an_app_without_npm_has_no_packages_of_it(root: Path) -> None:
    assert listed(root) == []


@pytest.mark.parametrize(
    "text",
    [
        *("{", "[]", '{"dependencies": 1}', '{"dependencies": null}', '{"dependencies": {"a": 1}}'),
        *('{"dependencies": {"a": "1", "b": {}}}', "\0"),
    ],
)
def test_a_list_of_packages_that_is_none_cannot_be_read(root: Path, text: str) -> None:
    assert listed(root, package=text) == [(None, "package.json")]


@pytest.mark.parametrize("text", ["{", "{}", '{"packages": []}', '{"packages": {"a": 1}}'])
def test_a_lock_that_is_none_cannot_be_read(root: Path, text: str) -> None:
    assert listed(root, package_lock=text) == [(None, "package-lock.json")]
