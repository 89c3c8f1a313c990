"""What can go wrong on purpose? Each expected refusal, named once."""

from datetime import timedelta


class PrivacyError(Exception):
    """A failure that this project expects; its message is fit for an operator's log."""


class RefusalError(PrivacyError):
    """A request that is refused. The reason goes to the log, never to the caller."""

    def __init__(self, reason: str) -> None:
        """Keep the reason, in words without personal data or secrets."""
        super().__init__(reason)
        self.reason = reason


class InvalidRequestError(RefusalError):
    """The request cannot be understood."""


class InvalidTokenError(RefusalError):
    """No token, a forged one, one of a stranger, or one for something else."""


class NotSignedInError(RefusalError):
    """The token names no account, so there is nobody to tell, and nobody to act for."""


class NotAdministratorError(RefusalError):
    """Atlassian says that this account does not administer the site."""


class SupersededError(RefusalError):
    """A lifecycle hook that is older than what was accepted already."""


class UnavailableError(RefusalError):
    """Something we depend on does not answer; the same request may succeed later."""

    def __init__(self, reason: str, retry_after: timedelta | None = None) -> None:
        """Keep the reason and how long the caller should wait, where that is known."""
        super().__init__(reason)
        self.retry_after = retry_after


class AdministratorUnknownError(UnavailableError):
    """The product could not be asked whether the account administers the site."""


class UnreachableError(PrivacyError):
    """A call out got no whole answer in its time, or one that may not be read."""
