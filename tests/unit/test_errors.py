"""Do the refusals say what their readers need, and does each have its place?"""

from datetime import timedelta

import pytest

from privacy.errors import (
    AdministratorUnknownError,
    InvalidRequestError,
    InvalidTokenError,
    NotAdministratorError,
    NotSignedInError,
    PrivacyError,
    RefusalError,
    SupersededError,
    UnavailableError,
    UnreachableError,
)


@pytest.mark.parametrize(
    "kind",
    [
        InvalidRequestError,
        InvalidTokenError,
        NotAdministratorError,
        NotSignedInError,
        SupersededError,
        UnavailableError,
        AdministratorUnknownError,
    ],
)
def test_a_refusal_keeps_its_reason_for_the_log(kind: type[RefusalError]) -> None:
    error = kind("the reason")

    assert (error.reason, str(error)) == ("the reason", "the reason")


@pytest.mark.parametrize("wait", [None, timedelta(seconds=7)])
def test_what_is_unavailable_says_when_to_come_again(wait: timedelta | None) -> None:
    assert UnavailableError("silent", wait).retry_after == wait


def test_an_administrator_who_cannot_be_asked_about_is_something_unavailable() -> None:
    assert issubclass(AdministratorUnknownError, UnavailableError)


def test_a_failed_call_out_is_no_refusal_by_itself() -> None:
    assert issubclass(UnreachableError, PrivacyError)
    assert not issubclass(UnreachableError, RefusalError)
