"""Is every package that sends data to somebody a processor's?"""

from pathlib import Path

import pytest

from privacy.checks.declared import Declared
from privacy.checks.sdks import known, sdks
from tests.unit.checks.making import declared, lines, processor, write


def using(**packages: list[str]) -> Declared:
    return declared(processors=[processor(sdks=packages)])


def test_a_known_package_that_nobody_lists_is_told_with_its_line(root: Path) -> None:
    write(root, "requirements.txt", "flask==3.1.3 \\\n    --hash=sha256:00\nposthog==1.0\n")

    assert lines(sdks(declared(), root)) == [
        (
            "requirements.txt:3: error P061 has 'posthog', a known analytics SDK; "
            "no processor lists it under sdks.pypi"
        )
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Sentry_SDK==2.0.0", "sentry-sdk"),
        ("  sentry-sdk[flask]==2.0.0 \\", "sentry-sdk"),
        ("discord.py==2.0.0", "discord-py"),
    ],
)
def test_a_package_is_known_however_it_is_written(root: Path, line: str, name: str) -> None:
    write(root, "requirements.txt", f"{line}\n")

    assert f"has '{name}', a known" in lines(sdks(declared(), root))[0]
    assert sdks(using(pypi=[name.replace("-", "_")]), root) == ()


def test_a_line_that_cannot_be_read_is_told_without_what_it_says(root: Path) -> None:
    write(
        root, "requirements.txt", "flask==3.1.3\ngit+https://me:secret@host.example#egg=posthog\n"
    )

    assert lines(sdks(declared(), root)) == [
        (
            "requirements.txt:2: error P061 this line is no `name==version`, "
            "so nobody can tell which packages the app has"
        )
    ]


def test_a_package_that_another_brings_is_told(root: Path) -> None:
    write(root, "package-lock.json", '{"packages": {"node_modules/@sentry/core": {}}}')

    assert lines(sdks(declared(), root)) == [
        (
            "package-lock.json: error P061 has '@sentry/core', a known error-tracking SDK; "
            "no processor lists it under sdks.npm"
        )
    ]
    assert sdks(using(npm=["@sentry/core"]), root) == ()


def test_only_what_runs_counts_among_npms_packages(root: Path) -> None:
    write(
        root,
        "package.json",
        '{"dependencies": {"@sentry/browser": "9.0.0"}, "devDependencies": {"posthog-js": "1"}}',
    )

    assert lines(sdks(declared(), root)) == [
        (
            "package.json: error P061 has '@sentry/browser', a known error-tracking SDK; "
            "no processor lists it under sdks.npm"
        )
    ]
    assert sdks(using(npm=["@sentry/browser"]), root) == ()


def test_a_listed_package_that_is_not_there_is_a_warning(root: Path) -> None:
    faults = sdks(using(pypi=["sentry-sdk"], npm=["posthog-js"]), root)

    assert lines(faults) == [
        "privacy.yaml: warning P066 sdks.pypi lists 'sentry-sdk', which is not in requirements.txt",
        "privacy.yaml: warning P066 sdks.npm lists 'posthog-js', which is not in package.json",
    ]


def test_without_a_lock_nobody_can_tell(root: Path) -> None:
    (root / "requirements.txt").unlink()

    assert lines(sdks(declared(), root)) == [
        "requirements.txt: error P061 cannot be read, so nobody can tell which packages the app has"
    ]


def test_the_list_of_known_packages_is_long_and_plain() -> None:
    pypi, npm = known("pypi"), known("npm")

    assert len(pypi) >= 60
    assert len(npm) >= 40
    kinds = {"analytics", "error-tracking", "mail", "messaging", "model"}
    assert set(pypi.values()) == set(npm.values()) == kinds
    assert all(name == name.lower() and not set(name) & set("_. ") for name in pypi)
