"""Is there one reading of a piece of JSON, or none?"""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from privacy.connect.strict_json import read_object

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), VALUES, max_size=6))
def test_an_honest_object_is_read_as_it_was_written(content: dict[str, object]) -> None:
    assert read_object(json.dumps(content).encode()) == content


@given(st.binary(max_size=60))
@example(b"{}")
def test_no_bytes_whatever_make_more_than_an_object_or_a_refusal(text: bytes) -> None:
    try:
        found = read_object(text)
    except ValueError:
        return
    assert isinstance(found, dict)


@pytest.mark.parametrize("text", [b"[]", b"[{}]", b"null", b"true", b"1", b'"text"', b'[["a",1]]'])
def test_what_is_no_object_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match="not an object"):
        read_object(text)


@pytest.mark.parametrize(
    "text",
    [
        b'{"iss":"a","iss":"b"}',
        b'{"iss":"a","iss":"a"}',
        b'{"iss":"a","is\\u0073":"b"}',
        b'{"context":{"user":1,"user":2}}',
        b'{"list":[{"a":1,"a":1}]}',
    ],
)
def test_a_key_that_stands_twice_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match="twice"):
        read_object(text)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_javascript_calls_numbers_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="is not JSON"):
        read_object(f'{{"exp":{number}}}'.encode())


@pytest.mark.parametrize("number", ["1e400", "-1e400", "1" * 400 + ".0", "1" * 5_000])
def test_a_number_beyond_all_measure_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match=r"too large|4300"):
        read_object(f'{{"exp":{number}}}'.encode())


@pytest.mark.parametrize("depth", [5_000, 60_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_what_is_nested_without_end_is_refused(depth: int, opening: str, closing: str) -> None:
    text = '{"a":' + opening * depth + "1" + closing * depth + "}"

    with pytest.raises(ValueError, match="nested"):
        read_object(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"{'a':1}",
        b'{"a":1,}',
        b'{"a":1} {"a":2}',
        b'{"a":1}\x00',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":"\xff"}',
        b'{"a":"\xc0\xaf"}',
        b'{"a":"\xed\xa0\x80"}',
        '{"a":1}'.encode("utf-16"),
    ],
)
def test_what_is_no_json_in_utf_8_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_object(text)
