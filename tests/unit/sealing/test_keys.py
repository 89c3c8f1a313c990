"""Are keys read exactly, told apart, and never used for two purposes?"""

import base64
import re

import pytest

from privacy.sealing.keys import DataKey, SealingKey, SealingKeyError, new_key, parse_keys

ZEROS = SealingKey(bytes(32))


def text_of(secret: bytes) -> str:
    return base64.urlsafe_b64encode(secret).decode()


def test_a_new_key_is_read_as_it_was_written() -> None:
    text = new_key()

    assert text_of(SealingKey.parse(text).secret) == text


def test_no_two_new_keys_are_alike() -> None:
    assert len({new_key() for _ in range(100)}) == 100


def test_a_new_key_is_what_the_setting_takes() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}=", new_key())


def test_spaces_around_a_key_do_not_matter() -> None:
    text = new_key()

    assert SealingKey.parse(f" {text}\n") == SealingKey.parse(text)


@pytest.mark.parametrize("length", [0, 1, 16, 31, 33, 64])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(SealingKeyError, match=f"{length} bytes, not 32"):
        SealingKey.parse(text_of(bytes(length)))


@pytest.mark.parametrize("text", ["A", "====", "not base64!", "ä" * 44, text_of(bytes(32))[:-1]])
def test_what_is_no_base64_is_refused(text: str) -> None:
    with pytest.raises(SealingKeyError, match="base64"):
        SealingKey.parse(text)


def test_a_refusal_does_not_repeat_the_key() -> None:
    text = new_key()[:-2]

    with pytest.raises(SealingKeyError) as caught:
        SealingKey.parse(text)

    assert text not in str(caught.value)


def test_a_key_does_not_show_itself() -> None:
    key, data_key = SealingKey.parse(new_key()), DataKey.new()

    assert str(key.secret) not in repr(key) + str(key)
    assert str(data_key.secret) not in repr(data_key) + str(data_key)


def test_a_key_id_is_four_bytes_and_follows_from_the_key() -> None:
    # SHA-256 of `sealing-key-id`, a zero byte and 32 zero bytes, worked out with sha256sum.
    assert ZEROS.key_id.hex() == "696e5970"
    assert SealingKey.parse(text_of(bytes(32))).key_id == ZEROS.key_id
    assert SealingKey(bytes([1]) + bytes(31)).key_id != ZEROS.key_id


def test_keys_keep_the_order_in_which_they_are_listed() -> None:
    texts = [new_key(), new_key(), new_key()]

    assert [text_of(key.secret) for key in parse_keys(texts)] == texts


def test_no_key_at_all_is_refused_with_the_command_that_makes_one() -> None:
    with pytest.raises(SealingKeyError, match="new-key"):
        parse_keys([])


def test_a_key_that_is_listed_twice_is_refused() -> None:
    text = new_key()

    with pytest.raises(SealingKeyError, match="twice"):
        parse_keys([text, new_key(), text])


def test_two_purposes_never_share_a_key() -> None:
    key = DataKey.new()
    derived = {key.derived("identity"), key.derived("administrator"), key.derived(""), key.secret}

    assert len(derived) == 4


def test_two_sites_never_share_a_derived_key() -> None:
    assert DataKey.new().derived("identity") != DataKey.new().derived("identity")


def test_a_derived_key_is_the_same_each_time() -> None:
    key = DataKey(bytes(range(32)))

    assert key.derived("identity") == DataKey(bytes(range(32))).derived("identity")
    assert len(key.derived("identity")) == 32


def test_a_hash_depends_on_site_purpose_and_value() -> None:
    key, other = DataKey.new(), DataKey.new()
    hashes = {
        key.hash("identity", "a"),
        key.hash("identity", "A"),
        key.hash("administrator", "a"),
        other.hash("identity", "a"),
    }

    assert len(hashes) == 4
    assert key.hash("identity", "a") in hashes
