from privacy.declaration.place import Marks, find, path

RAW = {"processors": [{"id": "hosting", "hosts": [{"host": "x"}]}, {"id": 3}, "x"]}


def test_a_place_has_the_line_of_the_nearest_one_around_it() -> None:
    marks = Marks({("a",): 1, ("a", "b"): 2, ("a", "b", 0): 3})

    assert marks.line(("a", "b", 0)) == 3
    assert marks.line(("a", "b", 1)) == 2
    assert marks.line(("a", "c", "d")) == 1
    assert marks.line(("x",)) is None
    assert marks.line(()) is None
    assert Marks().line(("a",)) is None


def test_entries_of_a_list_are_named_by_their_id() -> None:
    assert path(("processors", 0, "hosts", 0, "host"), RAW) == "processors[hosting].hosts[0].host"
    assert path(("processors", 1, "id"), RAW) == "processors[1].id"
    assert path(("processors", 2), RAW) == "processors[2]"
    assert path(("processors",), RAW) == "processors"
    assert path((), RAW) == ""


def test_a_place_that_is_not_there_is_written_all_the_same() -> None:
    assert path(("data", "name", "label"), RAW) == "data.name.label"
    assert path(("processors", "x"), RAW) == "processors.x"
    assert path(("x", 0, "y"), None) == "x[0].y"


def test_a_star_is_any_key_and_any_entry() -> None:
    raw = {"a": {"b": [1, {"c": 2}]}, "d": {"b": [3]}}

    assert list(find(raw, "a.b.*")) == [(("a", "b", 0), 1), (("a", "b", 1), {"c": 2})]
    assert list(find(raw, "*.b.*.c")) == [(("a", "b", 1, "c"), 2)]
    assert list(find(raw, "a.b.0")) == []
    assert list(find(raw, "a.x.*")) == []
    assert list(find("words", "a")) == []
