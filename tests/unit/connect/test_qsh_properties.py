"""Does the order of parameters not matter to the hash, and does everything else?"""

from urllib.parse import quote, quote_plus

from hypothesis import given
from hypothesis import strategies as st

from privacy.connect.qsh import query_string_hash

NAMES = st.text(max_size=6).filter(lambda name: name != "jwt")
PARAMETERS = st.lists(st.tuples(NAMES, st.text(max_size=6)), max_size=8)

Parameters = list[tuple[str, str]]


def hash_of(parameters: Parameters, path: str = "/panel", method: str = "GET") -> str:
    query = "&".join(
        f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in parameters
    )
    return query_string_hash(method, f"{path}?{query}")


@given(PARAMETERS.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_parameters_does_not_matter(orders: tuple[Parameters, Parameters]) -> None:
    first, second = orders

    assert hash_of(first) == hash_of(second)


@given(PARAMETERS, PARAMETERS)
def test_two_requests_have_one_hash_only_if_they_say_the_same(
    first: Parameters, second: Parameters
) -> None:
    assert (hash_of(first) == hash_of(second)) == (sorted(first) == sorted(second))


@given(PARAMETERS, st.integers(0, 7), st.text(min_size=1, max_size=3))
def test_any_change_of_a_value_changes_the_hash(parameters: Parameters, at: int, more: str) -> None:
    changed = list(parameters) or [("", "")]
    name, value = changed[at % len(changed)]
    changed[at % len(changed)] = (name, value + more)

    assert hash_of(changed) != hash_of(parameters)


@given(PARAMETERS, NAMES, st.text(max_size=3))
def test_any_parameter_more_changes_the_hash(parameters: Parameters, name: str, value: str) -> None:
    assert hash_of([*parameters, (name, value)]) != hash_of(parameters)


@given(PARAMETERS)
def test_method_and_path_count(parameters: Parameters) -> None:
    hashes = {
        hash_of(parameters),
        hash_of(parameters, method="POST"),
        hash_of(parameters, path="/me"),
    }

    assert len(hashes) == 3


@given(st.text(max_size=20))
def test_each_way_to_write_a_space_is_the_same(value: str) -> None:
    spaced = f"a {value}"

    assert query_string_hash("GET", f"/p?q={quote_plus(spaced)}") == query_string_hash(
        "GET", f"/p?q={quote(spaced, safe='')}"
    )
