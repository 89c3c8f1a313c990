"""How do tests ask for many accounts? Of a transport that says one page after another."""

from urllib.parse import parse_qs, urlsplit

from privacy.connect.bulk import Record, pages
from privacy.connect.host import CALL_LIMIT, Access
from privacy.transport.call import Answer

from .answering import Answering, host_over, told

IDS = [f"{number:024x}" for number in range(150)]


def jira_page(ids: list[str], *, is_last: object) -> Answer:
    return told({"values": [{"accountId": each} for each in ids], "isLast": is_last})


def wiki_page(ids: list[str]) -> Answer:
    return told({"results": [{"accountId": each} for each in ids]})


def named(transport: Answering, access: Access, ids: list[str]) -> list[str]:
    found: list[Record] = []
    for page in pages(host_over(transport), access, ids, CALL_LIMIT):
        found += page
    return [record["accountId"] for record in found]


def query(transport: Answering, number: int) -> dict[str, list[str]]:
    return parse_qs(urlsplit(transport.urls[number]).query)
