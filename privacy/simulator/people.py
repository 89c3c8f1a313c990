"""Who works at the pretend sites? Invented people, and Atlassian's documented test accounts."""

from dataclasses import dataclass
from typing import Literal

AccountType = Literal["atlassian", "app", "customer"]

ACTIVE_TEST_ACCOUNT = "5be24ad8b1653240376955d2"
CLOSED_TEST_ACCOUNT = "5be24ba3f91c106033269289"
UNKNOWN_ACCOUNT = "unknown"
ADMINISTRATOR = "557058:3f6a1c52-7d0e-4b86-9a41-c2e85d17f0b9"
ORDINARY_USER = "557058:91b7e0d4-26ac-4f13-8c5e-0a7fd3b64e28"
DEACTIVATED_USER = "5fc13e9a7b60d4007182ae3d"
HIDDEN_USER = "557058:0d92f7a3-58b1-4ce6-97f4-e13b80c6a2d5"
APP_ACCOUNT = "557058:6e02b7d9-1f4c-4a38-b5d0-93c7ea2461f8"
CUSTOMER = "63f7a19c5d02e8004b7361af"


@dataclass(frozen=True, slots=True)
class Person:
    """One account as Atlassian tells about it; a hidden name is told to nobody but its own."""

    account_id: str
    display_name: str
    active: bool = True
    administrator: bool = False
    locale: str = "en-US"
    account_type: AccountType = "atlassian"
    public_name: str = ""
    closed: bool = False

    @property
    def shown_name(self) -> str:
        """Return the name that others see: the public one, where the person hides the other."""
        return self.public_name or self.display_name


def former_user(account_id: str) -> Person:
    """Return what is left of an account that was erased: an id, and a placeholder for a name."""
    return Person(account_id, "Former user", active=False, closed=True)


def believable_people() -> dict[str, Person]:
    """Return invented people of several cultures and Atlassian's test accounts, by account id.

    One is deactivated, one hides the display name, one is an app and one a customer. The last one
    is a record that an import corrupted: Atlassian answers "unknown" for its id.
    """
    return {
        person.account_id: person
        for person in (
            Person(ADMINISTRATOR, "Ingrid Solheim", administrator=True),
            Person("5d2f81c94ab07e0c63d1e95a", "Ngozi Adeyemi", administrator=True),
            Person(ORDINARY_USER, "Mateusz Wiśniewski"),
            Person("60a4c7f1d8e25b006f93b17c", "田辺 遥", locale="ja-JP"),
            Person("557058:c8054e6b-f19d-4a72-b3e0-64d2a9175cf3", "Leila Farahani"),
            Person(DEACTIVATED_USER, "Thiago Nascimento", active=False, locale="pt-BR"),
            Person(HIDDEN_USER, "Siobhán Ní Mhurchú", public_name="siobhan"),
            Person("61e8d05b3c9f72006ab4170e", "Anneliese Grünwald", locale="de-DE"),
            Person(APP_ACCOUNT, "Automation for Pears", account_type="app"),
            Person(CUSTOMER, "Dorothea Okafor", account_type="customer"),
            Person(ACTIVE_TEST_ACCOUNT, "Active Test Account"),
            former_user(CLOSED_TEST_ACCOUNT),
            former_user(UNKNOWN_ACCOUNT),
        )
    }
