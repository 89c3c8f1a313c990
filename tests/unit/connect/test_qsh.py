"""Is the hash over the canonical request that the specification asks for?

The canonical requests were written by hand; our own signer must not be the only witness.
"""

import hashlib

import pytest

from privacy.connect.qsh import query_string_hash

CANONICAL = [
    # (method, target, canonical request)
    ("get", "/", "GET&/&"),
    ("GET", "", "GET&/&"),
    ("GET", "/path", "GET&/path&"),
    ("GET", "/path/", "GET&/path&"),
    ("GET", "/a//b", "GET&/a//b&"),
    ("GET", "/Path/To", "GET&/Path/To&"),
    ("GET", "/a&b", "GET&/a%26b&"),
    ("GET", "/a%26b", "GET&/a%26b&"),
    ("GET", "/a%2fb", "GET&/a%2fb&"),
    ("GET", "/a%20b", "GET&/a%20b&"),
    ("GET", "/a;v=1/b?x=1", "GET&/a;v=1/b&x=1"),
    # The order of parameters: by code point of the name.
    ("GET", "/p?b=2&a=1", "GET&/p&a=1&b=2"),
    ("GET", "/p?A=1&a=2&B=3", "GET&/p&A=1&B=3&a=2"),
    ("GET", "/p?a10=1&a1=2", "GET&/p&a1=2&a10=1"),
    # The token itself is left out, and nothing else.
    ("GET", "/p?a=1&jwt=xyz&c=3", "GET&/p&a=1&c=3"),
    ("GET", "/p?jwt=xyz", "GET&/p&"),
    ("GET", "/p?jwt=x&jwt=y", "GET&/p&"),
    ("GET", "/p?JWT=abc", "GET&/p&JWT=abc"),
    ("GET", "/p?jwtx=abc", "GET&/p&jwtx=abc"),
    # Empty names and values.
    ("GET", "/p?", "GET&/p&"),
    ("GET", "/p?a", "GET&/p&a="),
    ("GET", "/p?a=", "GET&/p&a="),
    ("GET", "/p?=x", "GET&/p&=x"),
    ("GET", "/p?a=b&", "GET&/p&a=b"),
    ("GET", "/p?a=b=c", "GET&/p&a=b%3Dc"),
    # Spaces, plus and what RFC 3986 leaves as it is.
    ("GET", "/p?a=b+c", "GET&/p&a=b%20c"),
    ("GET", "/p?a=b%20c", "GET&/p&a=b%20c"),
    ("GET", "/p?a=b%2Bc", "GET&/p&a=b%2Bc"),
    ("GET", "/p?x%20y=1", "GET&/p&x%20y=1"),
    ("GET", "/p?a=-._~", "GET&/p&a=-._~"),
    ("GET", "/p?a=%7E", "GET&/p&a=~"),
    ("GET", "/p?a=*", "GET&/p&a=%2A"),
    ("GET", "/p?a=!'()", "GET&/p&a=%21%27%28%29"),
    ("GET", "/p?a=/&b=:", "GET&/p&a=%2F&b=%3A"),
    ("GET", "/p?a=1;b=2", "GET&/p&a=1%3Bb%3D2"),
    ("GET", "/p?a[]=1&a[]=2", "GET&/p&a%5B%5D=1,2"),
    # Repeated names: values sorted as they are before they are encoded.
    ("GET", "/p?r=2&r=1", "GET&/p&r=1,2"),
    ("GET", "/p?r=10&r=9", "GET&/p&r=10,9"),
    ("GET", "/p?r=a&r=B&r=%5F", "GET&/p&r=B,_,a"),
    ("GET", "/p?r=~&r=%C3%A9&r=z", "GET&/p&r=z,~,%C3%A9"),
    ("GET", "/p?r=b&r=%5B&r=%2C", "GET&/p&r=%2C,%5B,b"),
    ("GET", "/p?a=1&a=", "GET&/p&a=,1"),
    ("GET", "/p?a=a,b", "GET&/p&a=a%2Cb"),
    ("GET", "/p?a=a%2Cb", "GET&/p&a=a%2Cb"),
    # Text that is not ASCII.
    ("GET", "/p?a=%E2%82%AC", "GET&/p&a=%E2%82%AC"),
    ("GET", "/p?a=%e2%82%ac", "GET&/p&a=%E2%82%AC"),
    ("GET", "/p?a=%E9", "GET&/p&a=%EF%BF%BD"),
    ("POST", "/p?a=%zz", "POST&/p&a=%25zz"),
]
HASHES = [
    ("GET", "/", "c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239"),
    ("GET", "/path", "799be84a7fa35570087163c0cd9af3abff7ac05c2c12ba0bb1d7eebc984b3ac2"),
    ("POST", "/installed", "4a2e1de8ca74e6cafe8862d332fa3ac7a8e51e692bc6d798ea4dfedc14948bf4"),
    ("POST", "/uninstalled", "8a8d06f040b246544d605b08aeb419e30b5cf0e200f512888486585ecce6a52e"),
    (
        "GET",
        "/privacy/panel?xdm_e=https%3A%2F%2Fexample.atlassian.net&lic=none",
        "4c1465df946038087a8a4f09d40c34bade370a55591fcd118f148d044536e72c",
    ),
    ("GET", "/p?a=b+c", "fa417e58bdb083d56f1001d2b785543638e7459b809e866bf18abe7c6c205aa4"),
    ("GET", "/p?r=2&r=1", "9f60a9470ccace2b0696c223d6b30cbcf57e0c9cadf84c5a76634dae453f92f5"),
    ("GET", "/a&b", "06ded36e6f2dd7a0f96d77cb9dca5e4a43439c79ab45a700b6d25bd9d3eb5c0f"),
    (
        "GET",
        "/rest/api/user?accountId=5b10a2%3A1-2&expand=operations",
        "6a64721ccba3558ff63420d5d03387520e7d3073ea7d39c7174c1682ebdd80c7",
    ),
    (
        "POST",
        "/rest/api/3/permissions/check",
        "f376e8d4bd28bfbf285b9f7344dc08f1fbaa95eb13c4f4decdc9331ac60f6cf1",
    ),
    (
        "GET",
        "/rest/api/3/user/bulk?maxResults=2&accountId=b&accountId=a",
        "2b88c1ebe3ef440607ac7b3e8fcf8bcdc576ca9e01a88d64a2a1f63d1465b9a1",
    ),
]


@pytest.mark.parametrize(("method", "target", "canonical"), CANONICAL)
def test_a_request_has_the_canonical_form_that_was_written_by_hand(
    method: str, target: str, canonical: str
) -> None:
    expected = hashlib.sha256(canonical.encode()).hexdigest()

    assert query_string_hash(method, target) == expected


@pytest.mark.parametrize(("method", "target", "expected"), HASHES)
def test_a_request_has_the_hash_that_others_found(method: str, target: str, expected: str) -> None:
    assert query_string_hash(method, target) == expected
