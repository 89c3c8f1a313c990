import pytest

from privacy.publish.languages import Language


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("de", "Deutsch"),
        ("pt-BR", "Português (BR)"),
        ("gsw", "gsw"),
        ("gsw-CH", "gsw (CH)"),
        ("ar", "العربية"),
        ("fa", "فارسی"),
        ("he", "עברית"),
    ],
)
def test_a_language_is_called_as_those_who_speak_it_do(code: str, name: str) -> None:
    assert Language.of(code) == Language(code, name)
