"""What is a language called by those who speak it?"""

from dataclasses import dataclass
from typing import Final, Self

# The languages in which Jira and Confluence are offered, and some that are written leftward.
_NAMES: Final = {
    "ar": "العربية",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "et": "Eesti",
    "fa": "فارسی",
    "fi": "Suomi",
    "fr": "Français",
    "he": "עברית",
    "hu": "Magyar",
    "is": "Íslenska",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "nb": "Norsk bokmål",
    "nl": "Nederlands",
    "no": "Norsk",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "ru": "Русский",
    "sk": "Slovenčina",
    "sv": "Svenska",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
    "zh": "中文",
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code for machines, and its own name for people."""

    code: str
    name: str

    @classmethod
    def of(cls, code: str) -> Self:
        """Return the language of a code, with its region: `Português (BR)`."""
        language, _, region = code.partition("-")
        name = _NAMES.get(language, language)
        return cls(code, f"{name} ({region})" if region else name)
