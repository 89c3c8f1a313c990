from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

PURPOSE = "role: processor, items: [name], required: true }"
DATA = "data:\n"
MORE = (
    "data:\n  mail: { label: Mail, category: user.contact.email, subject: person, source: app, "
    "identifies: directly }\n"
)


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (
            ("category: user.name", "category: user.nam"),
            (
                "22: error P012 data.name.category: "
                "'user.nam' is not in fideslang 3.1.4; did you mean 'user.name'?"
            ),
        ),
        (
            ("category: user.name", "category: user.mail"),
            (
                "22: error P012 data.name.category: "
                "'user.mail' is not in fideslang 3.1.4; did you mean 'user.contact.email'?"
            ),
        ),
        (
            ("fides: employee", "fides: employees"),
            (
                "20: error P012 subjects.person.fides: "
                "'employees' is not in fideslang 3.1.4; did you mean 'employee'?"
            ),
        ),
        (
            ("fides: essential.service", "fides: zzz"),
            (
                "24: error P012 purposes.greet.fides: 'zzz' is not in fideslang 3.1.4; known: "
                "analytics, analytics.reporting, analytics.reporting.ad_performance, "
                "analytics.reporting.campaign_insights, analytics.reporting.content_performance, "
                "analytics.reporting.system …"
            ),
        ),
        (
            (DATA, MORE),
            "22: error P020 data.mail: no purpose lists it",
        ),
        (
            (PURPOSE, "role: controller, items: [name], required: true }"),
            "24: error P021 purposes.greet: role is controller, so lawful_basis is needed",
        ),
        (
            (PURPOSE, "role: processor, items: [name], required: false }"),
            "24: error P122 purposes.greet: required is false, so default is needed",
        ),
        (
            (PURPOSE, "role: processor, items: [name], required: true, default: on }"),
            "24: error P122 purposes.greet.default: has no meaning, since required is true",
        ),
    ],
)
def test_a_word_or_a_reason_that_is_missing_is_found(
    tmp_path: Path, edit: tuple[str, str], fault: str
) -> None:
    assert faults(tmp_path, edit) == [f"privacy.yaml:{fault}"]


@pytest.mark.parametrize(
    "edit",
    [
        (PURPOSE, "role: controller, lawful_basis: contract, items: [name], required: true }"),
        (PURPOSE, "role: processor, items: [name], required: false, default: on }"),
        (PURPOSE, "role: processor, items: [name], required: false, default: off }"),
        ("category: user.name", "category: user.name.first"),
        ("fides: essential.service", "fides: essential.service.security"),
    ],
)
def test_known_words_and_given_reasons_are_silent(tmp_path: Path, edit: tuple[str, str]) -> None:
    assert faults(tmp_path, edit) == []


def test_beside_other_faults_nothing_is_called_aimless(tmp_path: Path) -> None:
    assert faults(tmp_path, ("required: true }", "required: yes }")) == [
        "privacy.yaml:24: error P006 purposes.greet.required: must be true or false"
    ]
