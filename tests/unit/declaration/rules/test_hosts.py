from pathlib import Path

import pytest

from tests.unit.declaration import small

HOSTS = "[{ host: db.host.example, from: backend }]"


def faults(folder: Path, *hosts: str) -> list[str]:
    said = ", ".join(f"{{ host: '{host}', from: backend }}" for host in hosts)
    return small.faults(folder, (HOSTS, f"[{said}]"))


@pytest.mark.parametrize(
    ("host", "what"),
    [
        ("*.com", "'*.com' is too wide; a wildcard needs at least two fixed labels"),
        ("*", "'*': `*` may only be the whole first label, as in *.host.example"),
        (
            "api.*.example",
            ("'api.*.example': `*` may only be the whole first label, as in *.host.example"),
        ),
        (
            "*db.host.example",
            ("'*db.host.example': `*` may only be the whole first label, as in *.host.example"),
        ),
        ("*.", "'*.' is not a host name"),
        ("https://db.host.example", "'https://db.host.example' is not a host name"),
        ("db.host.example:443", "'db.host.example:443' is not a host name"),
        ("db.host.example/v1", "'db.host.example/v1' is not a host name"),
        ("DB.host.example", "'DB.host.example' is not a host name"),
        ("db..example", "'db..example' is not a host name"),
        ("db.host.example.", "'db.host.example.' is not a host name"),
        ("-db.host.example", "'-db.host.example' is not a host name"),
        ("me@host.example", "'me@host.example' is not a host name"),
        ("bücher.example", "'bücher.example' is not a host name"),
        ("[fd00::5]", "'[fd00::5]' is not a host name"),
        ("fd00:0::5", "'fd00:0::5' is not a host name"),
        ("FD00::5", "'FD00::5' is not a host name"),
        ("*.fd00::5", "'*.fd00::5' is not a host name"),
    ],
)
def test_what_is_no_host_or_too_wide_is_found(tmp_path: Path, host: str, what: str) -> None:
    assert faults(tmp_path, host) == [
        f"privacy.yaml:51: error P045 processors[host].hosts[0].host: {what}"
    ]


def test_a_name_is_only_so_long(tmp_path: Path) -> None:
    longest, label = "a." * 126 + "a", "a" * 63

    assert faults(tmp_path / "good", longest, f"{label}.example") == []
    for number, host in enumerate((longest + "a", f"a{label}.example")):
        assert faults(tmp_path / str(number), host) == [
            (
                "privacy.yaml:51: error P045 processors[host].hosts[0].host: "
                f"'{host}' is not a host name"
            )
        ]


def test_good_hosts_are_silent(tmp_path: Path) -> None:
    hosts = ("*.host.example", "db.host.example", "db2", "10.0.0.1", "xn--bcher-kva.example")
    of_networks = ("db_main", "_dmarc.host.example", "fd00::5", "2001:db8::1")

    assert faults(tmp_path, *hosts, *of_networks) == []
