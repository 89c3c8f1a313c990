from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError

from privacy.declaration.faults import DeclarationError, Fault, of_form, path
from privacy.errors import PrivacyError


def test_entries_of_a_list_are_named_by_their_id() -> None:
    raw = {"processors": [{"id": "hosting", "hosts": [{"host": "x"}]}, {"id": 3}, "x"]}

    assert path(("processors", 0, "hosts", 0, "host"), raw) == "processors.hosting.hosts.0.host"
    assert path(("processors", 1, "id"), raw) == "processors.1.id"
    assert path(("processors", 2, "id"), raw) == "processors.2.id"
    assert path(("data", "Name", "[key]"), raw) == "data.Name"
    assert path((), raw) == "privacy.yaml"


def test_an_error_without_words_of_its_own_keeps_pydantics() -> None:
    odd = InitErrorDetails(type=PydanticCustomError("odd", "is odd"), loc=("a",), input=1)

    errors = ValidationError.from_exception_data("x", [odd]).errors()
    assert of_form(errors, {"a": 1}) == (Fault("a", "is odd"),)


def test_an_error_of_the_declaration_has_a_line_for_each_fault() -> None:
    error = DeclarationError([Fault("a", "missing"), Fault("b", "unknown key")])

    assert isinstance(error, PrivacyError)
    assert str(error) == "a: missing\nb: unknown key"
    assert error.faults == (Fault("a", "missing"), Fault("b", "unknown key"))
