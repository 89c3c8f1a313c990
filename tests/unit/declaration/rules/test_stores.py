from pathlib import Path

import pytest

from tests.unit.declaration.small import faults

ID = "id: { technical: row id }"
NAME = "name: { item: name, retention: day, protection: encrypted }"
TENANT = "    tenant: id\n"
MORE = "processors:\n"
KEPT = ("kept: [db.people]", "kept: [db.people, backup]")
BACKUP = (
    "  - { id: backup, kind: backup, label: B, at: host, retention: day, of: [%s] }\nprocessors:\n"
)


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (
            (ID, f"{ID}\n      owner_name: {{ technical: x }}"),
            (
                "privacy.yaml:35: error P052 stores[db.people].columns.owner_name: "
                "marked technical, but reads like personal data (owner, name)"
            ),
        ),
        (
            (TENANT, f"{TENANT}    fields: {{ ip: {{ technical: x }} }}\n"),
            (
                "privacy.yaml:33: error P052 stores[db.people].fields.ip: "
                "marked technical, but reads like personal data (ip)"
            ),
        ),
        (
            (TENANT, ""),
            (
                "privacy.yaml:28: error P053 stores[db.people]: "
                "no tenant column; the erasure of a site would not reach it"
            ),
        ),
        (
            (TENANT, "    tenant: site_id\n"),
            (
                "privacy.yaml:32: error P053 stores[db.people].tenant: "
                "no column 'site_id'; the erasure of a site would not reach it"
            ),
        ),
        (
            (TENANT, f"{TENANT}    of: [db.people]\n"),
            "privacy.yaml:33: error P057 stores[db.people].of: only a backup copies other stores",
        ),
    ],
)
def test_a_store_that_hides_something_is_found(
    tmp_path: Path, edit: tuple[str, str], fault: str
) -> None:
    assert faults(tmp_path, edit) == [fault]


@pytest.mark.parametrize(
    "edits",
    [
        [(ID, f"{ID}\n      owner_name: {{ technical: x, reviewed: of a program }}")],
        [(ID, f"{ID}\n      owner_name: {{ item: name, retention: day }}")],
        [(ID, f"{ID}\n      rename: {{ technical: x }}\n      shipping: {{ technical: x }}")],
        [(TENANT, ""), (f"\n      {NAME}", ""), ("[db.people.name]", "[db.people.id]")],
        [(TENANT, ""), ("kind: table", "kind: cache")],
        [(TENANT, "    tenant: site\n    fields: { site: { technical: site } }\n")],
        [(MORE, BACKUP % "db.people"), KEPT],
    ],
)
def test_a_store_that_says_all_is_silent(tmp_path: Path, edits: list[tuple[str, str]]) -> None:
    assert faults(tmp_path, *edits) == []


@pytest.mark.parametrize(
    "name",
    [
        *("email", "user_id", "e_mail", "phone_number", "remote_ip", "addresses", "names"),
        *("author", "avatar", "birth", "locale", "user_agent", "actor"),
    ],
)
def test_these_names_read_like_personal_data(tmp_path: Path, name: str) -> None:
    (found,) = faults(tmp_path, (ID, f"{ID}\n      {name}: {{ technical: x }}"))

    assert found.startswith(f"privacy.yaml:35: error P052 stores[db.people].columns.{name}: ")


@pytest.mark.parametrize(
    "name",
    [
        *("client_key", "base_url", "version_num", "site_id", "processor", "filename", "zipped"),
        *("body_digest", "installed_at", "hostname", "description", "counters", "seq", "status"),
    ],
)
def test_these_names_do_not(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path, (ID, f"{ID}\n      {name}: {{ technical: x }}")) == []


@pytest.mark.parametrize(
    ("copied", "fault"),
    [
        ("", "stores[backup]: a backup has to name in `of` what it copies"),
        (
            "db.people, backup",
            "stores[backup].of[1]: 'backup' is a backup; name the stores that it copies",
        ),
    ],
)
def test_a_backup_of_nothing_else_is_found(tmp_path: Path, copied: str, fault: str) -> None:
    found = faults(tmp_path, (MORE, BACKUP % copied), KEPT)

    assert found == [f"privacy.yaml:37: error P057 {fault}"]


def test_a_backup_of_a_backup_is_found_once_for_each(tmp_path: Path) -> None:
    second = "  - { id: copy, kind: backup, label: C, at: host, retention: day, of: [backup] }\n"
    kept = (KEPT[0], "kept: [db.people, backup, copy]")

    found = faults(tmp_path, (MORE, second + BACKUP % "copy"), kept)

    assert found == [
        (
            "privacy.yaml:37: error P057 stores[copy].of[0]: "
            "'backup' is a backup; name the stores that it copies"
        ),
        (
            "privacy.yaml:38: error P057 stores[backup].of[0]: "
            "'copy' is a backup; name the stores that it copies"
        ),
    ]


def test_a_store_is_judged_beside_one_that_cannot_be_read(tmp_path: Path) -> None:
    broken = "  - { id: backup, kind: backups, label: B, at: host, of: [backup] }\nprocessors:\n"

    found = faults(tmp_path, (MORE, broken), (TENANT, ""))

    assert found == [
        (
            "privacy.yaml:28: error P053 stores[db.people]: "
            "no tenant column; the erasure of a site would not reach it"
        ),
        (
            "privacy.yaml:36: error P006 stores[backup].kind: "
            "must be 'table', 'cache', 'log', 'memory' or 'backup'; did you mean 'backup'?"
        ),
    ]
