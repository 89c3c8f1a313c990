from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

NAMED = (
    "missing; controllers must be able to name every sub-processor with address and contact "
    "(EDPB Opinion 22/2024)"
)
DPA = "    dpa_url: https://host.example/dpa\n"
PURPOSE = "required: true }"
SINCE = "    status: active\n    since: 2026-11-23\n"
DATA = "data:\n"
ELSEWHERE = (
    ("    at: host\n", "    at: cloud\n"),
    (
        "processors:\n",
        (
            "processors:\n  - { id: cloud, name: C, legal_name: C, address: C, country: DE, "
            "contact: a@cloud.example, role: own_affiliate, service: S, purposes: [greet], "
            "receives: [name], locations: [DE], hosts: [], status: active, since: 2026-11-23 }\n"
        ),
    ),
)
EMAIL = (
    "data:\n  mail: { label: Mail, category: user.contact.email, subject: person, source: app, "
    "identifies: directly }\n"
)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("    name: Host\n", "name"),
        ("    legal_name: Host Ltd\n", "legal_name"),
        ("    address: 2 Street\n", "address"),
        ("    country: DE\n", "country"),
        ("    contact: privacy@host.example\n", "contact"),
    ],
)
def test_a_processor_is_named_in_full(tmp_path: Path, line: str, key: str) -> None:
    assert faults(tmp_path, (line, "")) == [
        f"privacy.yaml:38: error P040 processors[host].{key}: {NAMED}"
    ]


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        (
            [(DPA, "")],
            "privacy.yaml:38: error P042 processors[host]: role sub_processor needs dpa_url",
        ),
        (
            [
                (
                    PURPOSE,
                    (
                        "required: true }\n  nothing: { label: Nothing, fides: essential, "
                        "role: processor, items: [], required: true }"
                    ),
                ),
                ("purposes: [greet]", "purposes: [nothing]"),
            ],
            (
                "privacy.yaml:49: error P044 processors[host].receives[0]: "
                "'name' is covered by none of its purposes (nothing)"
            ),
        ),
        (
            [("purposes: [greet]", "purposes: []")],
            (
                "privacy.yaml:48: error P044 processors[host].receives[0]: "
                "'name' is covered by none of its purposes (none)"
            ),
        ),
        (
            [(DPA, f"{DPA}    optional: true\n")],
            (
                "privacy.yaml:45: error P046 processors[host].optional: "
                "true, but its purpose 'greet' is required"
            ),
        ),
        (
            [("status: active", "status: announced")],
            (
                "privacy.yaml:53: error P047 processors[host].since: "
                "announced, but 2026-11-23 is before policy.effective 2026-12-23"
            ),
        ),
        (
            [("since: 2026-11-23", "since: 2026-12-24")],
            (
                "privacy.yaml:53: error P047 processors[host].since: "
                "active, but 2026-12-24 is after policy.effective 2026-12-23"
            ),
        ),
    ],
)
def test_a_processor_that_contradicts_itself_is_found(
    tmp_path: Path, edits: list[tuple[str, str]], fault: str
) -> None:
    assert faults(tmp_path, *edits) == [fault]


@pytest.mark.parametrize(
    "edits",
    [
        [(DPA, ""), ("role: sub_processor", "role: independent")],
        [(DPA, ""), ("role: sub_processor", "role: own_affiliate")],
        [(DPA, f"{DPA}    optional: true\n"), (PURPOSE, "required: false, default: off }")],
        [(DPA, f"{DPA}    optional: false\n")],
        [(SINCE, "    status: announced\n    since: 2026-12-23\n")],
        [(SINCE, "    status: active\n    since: 2026-12-23\n")],
        [(SINCE, "    status: retired\n    since: 2027-12-23\n"), *ELSEWHERE],
        [("receives: [name]", "receives: []"), *ELSEWHERE],
    ],
)
def test_a_processor_that_agrees_with_itself_is_silent(
    tmp_path: Path, edits: list[tuple[str, str]]
) -> None:
    assert faults(tmp_path, *edits) == []


def test_two_purposes_cover_what_both_list(tmp_path: Path) -> None:
    write = (
        "required: true }\n"
        "  write: { label: W, fides: essential, role: processor, items: [mail], required: true }"
    )
    receives = ("receives: [name]", "receives: [name, mail]")
    edits = [(DATA, EMAIL), (PURPOSE, write), receives]

    covered = faults(tmp_path / "a", *edits, ("purposes: [greet]", "purposes: [greet, write]"))
    uncovered = faults(tmp_path / "b", *edits)

    assert covered == []
    assert uncovered == [
        (
            "privacy.yaml:50: error P044 processors[host].receives[1]: "
            "'mail' is covered by none of its purposes (greet)"
        )
    ]


@pytest.mark.parametrize(
    ("edits", "fault"),
    [
        (
            [("receives: [name]", "receives: [nmae]")],
            (
                "privacy.yaml:48: error P011 processors[host].receives[0]: "
                "no data item 'nmae'; did you mean 'name'?"
            ),
        ),
        (
            [("purposes: [greet]", "purposes: [great]"), (DPA, f"{DPA}    optional: true\n")],
            (
                "privacy.yaml:48: error P011 processors[host].purposes[0]: "
                "no purpose 'great'; did you mean 'greet'?"
            ),
        ),
        (
            [(PURPOSE, "required: maybe }")],
            "privacy.yaml:24: error P006 purposes.greet.required: must be true or false",
        ),
        (
            [
                ("effective: 2026-12-23", "effective: soon"),
                ("since: 2026-11-23", "since: 2027-01-01"),
            ],
            ("privacy.yaml:14: error P006 policy.effective: must be a date such as 2026-12-31"),
        ),
    ],
)
def test_nothing_is_concluded_from_what_cannot_be_read(
    tmp_path: Path, edits: list[tuple[str, str]], fault: str
) -> None:
    assert faults(tmp_path, *edits) == [fault]
