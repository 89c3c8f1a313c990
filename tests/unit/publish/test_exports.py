import pytest

from privacy.publish.article30 import article30
from privacy.publish.declaration_json import declaration_json
from privacy.publish.exports import FORMATS
from privacy.publish.marketplace import marketplace
from tests.unit.declaration.small import small
from tests.unit.publish.edited import alone, loaded


def test_each_format_is_what_its_name_says() -> None:
    declaration = loaded(small())
    versions = alone(declaration)

    assert {name: write(declaration, versions, "Acme") for name, write in FORMATS.items()} == {
        "marketplace": marketplace(declaration),
        "article30": article30(declaration, "Acme"),
        "json": declaration_json(declaration, versions),
    }


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_names_its_version_and_digest(name: str) -> None:
    declaration = loaded(small())
    text = FORMATS[name](declaration, alone(declaration), None)

    assert declaration.digest in text
    assert "1.0.0" in text
