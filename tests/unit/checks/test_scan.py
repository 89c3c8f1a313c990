"""Are all files read, once, and in the order in which a person reads?"""

from pathlib import Path

from privacy.checks.scan import scan
from tests.unit.checks.making import write


def test_hosts_and_cookies_of_all_files_are_found(root: Path) -> None:
    write(root, "app.py", "CALL = 'https://b.example'\nAGAIN = 'https://a.example'\n")
    write(root, "privacy/room/view.py", "answer.set_cookie('tracker')\nX = 'https://c.example'\n")
    write(root, "templates/page.html", "<img src='https://d.example/'>")
    write(root, "static/panel.js", "document.cookie = 'seen=1'; call('https://e.example')")
    write(root, "atlassian-connect.json", '{"modules": [{"url": "https://f.example/panel"}]}')

    found = scan(root)

    assert [(it.file, it.text) for it in found.hosts] == [
        ("app.py", "b.example"),
        ("app.py", "a.example"),
        ("privacy/room/view.py", "c.example"),
        ("templates/page.html", "d.example"),
        ("static/panel.js", "e.example"),
        ("atlassian-connect.json", "f.example"),
    ]
    assert [(it.file, it.text) for it in found.cookies] == [
        ("privacy/room/view.py", "tracker"),
        ("static/panel.js", "seen"),
    ]


def test_a_host_that_a_line_names_twice_is_told_once(root: Path) -> None:
    write(root, "app.py", "BOTH = ('https://a.example/1', 'https://a.example/2')")

    assert [it.text for it in scan(root).hosts] == ["a.example"]


def test_a_process_reads_the_files_once(root: Path) -> None:
    first = scan(root)
    write(root, "app.py", "LATER = 'https://a.example'")

    assert scan(root) is first
