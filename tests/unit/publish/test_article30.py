from markdown_it import MarkdownIt

from privacy.publish.article30 import article30
from tests.unit.declaration.small import small
from tests.unit.publish.edited import edited, loaded

CONTROLLER = {
    "purposes.greet.role": "controller",
    "purposes.greet.lawful_basis": "legitimate_interests",
}

SPOKEN = (
    *("app.name", "vendor.legal_name", "vendor.address", "vendor.dpo", "data.name.label"),
    *("purposes.greet.label", "processors.0.legal_name", "processors.0.service"),
    *("retention.day.label", "security.at_rest"),
)


def test_the_record_of_the_small_declaration() -> None:
    declaration = loaded(small())

    assert (
        article30(declaration, "Customer | Co")
        == f"""\
# Record of processing: App

Version 1.0.0, in force from 23 December 2026.
SHA-256 of the declaration: `{declaration.digest}`.

## As a processor: Article 30(2)

### (a) Processor and controller

- Processor: Vendor Ltd
- Address: 1 Street (Norway)
- Contact: privacy@vendor.example
- Representative in the Union: none named
- Data protection officer: none named
- Controller: Customer \\| Co

### (b) Categories of processing

| For what | Kind | Basis |
| --- | --- | --- |
| Greet | Essential for Service | The controller's |

### Data

| Data | Category | About | For what |
| --- | --- | --- | --- |
| Name | Name | People | Greet |

### (c) Transfers to third countries, and their safeguards

None.

### (d) Security

- On the wire: TLS
- At rest: sealed
- Kept in: Germany
- Certificates: None
- Notice of a breach within: 72 hours

### Recipients

| Who | Address | Contact | Role | Service | Receives | Where | Contract |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Host Ltd | 2 Street (Germany) | privacy@host.example | Sub-processor | Servers | Name | Germany \
| https://host.example/dpa |

### Time limits

| Data | Where | How long | Counted |
| --- | --- | --- | --- |
| Name | People table | 24 hours | after it was kept |
"""
    )


def test_without_a_name_it_is_the_record_for_every_customer() -> None:
    record = article30(loaded(small()))

    assert "- Controller: each customer on whose Jira or Confluence site the app is" in record
    assert "Article 30(1)" not in record


def test_representative_and_officer_are_named() -> None:
    changes = {"vendor.eu_representative": "Rep GmbH", "vendor.dpo": "Dr. Who, dpo@v.example"}
    record = article30(edited(changes))

    assert "- Representative in the Union: Rep GmbH\n" in record
    assert "- Data protection officer: Dr. Who, dpo@v.example\n" in record


def test_what_the_vendor_decides_itself_has_a_record_of_its_own() -> None:
    record = article30(edited(CONTROLLER))
    for_customers, _, for_the_vendor = record.partition("## As a controller: Article 30(1)")

    assert "| Greet |" not in for_customers
    assert "- Controller: Vendor Ltd\n" in for_the_vendor
    assert "| Greet | Essential for Service | Legitimate interests |" in for_the_vendor
    assert "| Name | Name | People | Greet |" in for_the_vendor
    assert "### (d) to (g)\n\nRecipients, transfers, time limits and" in for_the_vendor


def test_an_operators_words_never_become_markup() -> None:
    words = "<b>x</b>\n\n# [Title](https://evil.example) | **y**"
    changes = dict.fromkeys(SPOKEN, words)
    html = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table"])
        .render(article30(edited(changes)))
    )

    assert "evil.example)" in html
    for mark in ("<b>", "<a ", "<strong>"):
        assert mark not in html
    assert html.count("<h1>") == 1
