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
    "line", ["Sentry_SDK==2.0.0", "sentry-sdk[flask]==2.0.0 \\", "sentry.sdk>=2", "sentry-sdk @ x"]
)
def test_a_package_is_known_however_it_is_written(root: Path, line: str) -> None:
    write(root, "requirements.txt", f"{line}\n")

    assert "has 'sentry-sdk', a known error-tracking SDK" in lines(sdks(declared(), root))[0]
    assert sdks(using(pypi=["sentry_sdk"]), root) == ()


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


@pytest.mark.parametrize("text", ["{", "[]", '{"dependencies": 1}', '{"dependencies": null}'])
def test_a_list_of_packages_that_is_none_is_told(root: Path, text: str) -> None:
    write(root, "package.json", text)

    (line,) = lines(sdks(declared(), root))
    assert line.startswith("package.json: error P061 cannot be read")


def test_the_list_of_known_packages_is_long_and_plain() -> None:
    pypi, npm = known("pypi"), known("npm")

    assert len(pypi) >= 60
    assert len(npm) >= 40
    kinds = {"analytics", "error-tracking", "mail", "messaging", "model"}
    assert set(pypi.values()) == set(npm.values()) == kinds
    assert all(name == name.lower() and not set(name) & set("_. ") for name in pypi)
