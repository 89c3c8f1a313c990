"""What does a whole declaration consist of?"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from privacy.declaration.digest import digest
from privacy.declaration.form import Form, Id
from privacy.declaration.items import Item, Purpose, RetentionClass, Subject
from privacy.declaration.parties import App, Policy, Vendor
from privacy.declaration.processors import Processor
from privacy.declaration.promises import Compliance, Cookie, Email, Lifecycle, Security
from privacy.declaration.statements import Statements, Text, place_of
from privacy.declaration.stores import Store


class Document(Form):
    """What `privacy.yaml` says."""

    schema_: Literal["privacy-declaration/1"] = Field(alias="schema")
    app: App
    vendor: Vendor
    policy: Policy
    subjects: Mapping[Id, Subject]
    data: Mapping[Id, Item]
    purposes: Mapping[Id, Purpose]
    retention: Mapping[Id, RetentionClass]
    stores: tuple[Store, ...]
    processors: tuple[Processor, ...]
    cookies: tuple[Cookie, ...]
    email: tuple[Email, ...]
    lifecycle: Lifecycle
    statements: Statements
    security: Security
    compliance: Compliance


class Declaration(Document):
    """The document together with its texts; what the program obeys and the panel shows."""

    texts: Mapping[str, Text]

    @classmethod
    def of(cls, document: Document, texts: Mapping[str, Text]) -> "Declaration":
        """Return the declaration of a document that was checked already, and its texts."""
        said = {name: value for name, value in document if name in document.model_fields_set}
        return cls.model_construct(**said, texts=texts)

    def __hash__(self) -> int:
        """Return a hash, so that what depends on the declaration alone is made once."""
        return hash(self.digest)

    @cached_property
    def digest(self) -> str:
        """Return the digest of what the file says, not of what this program adds by default."""
        said: dict[str, Any] = self.model_dump(
            mode="json", by_alias=True, exclude_unset=True, exclude={"texts"}
        )
        return digest(said, {name: text.source for name, text in self.texts.items()})

    def store(self, name: str) -> Store:
        """Return the store of this id."""
        return next(store for store in self.stores if store.id == name)

    def processor(self, name: str) -> Processor:
        """Return the processor of this id."""
        return next(processor for processor in self.processors if processor.id == name)

    @property
    def language(self) -> str:
        """Return the language of the policy itself, in which every text exists."""
        return self.policy.languages[0]

    def text(self, wording: str, language: str) -> Text:
        """Return a text that the file names in a language, or else in that of the policy itself."""
        return (
            self.texts.get(place_of(wording, language))
            or self.texts[place_of(wording, self.language)]
        )
