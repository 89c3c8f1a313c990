from privacy.publish.answers import Answers, Untold, leaves, told, untold

OPEN = Untold("nobody knows")
ANSWERS: Answers = {
    "a": {"b": True, "c": OPEN, "d": {"e": 3}},
    "f": [{"g": "x", "h": OPEN}, "y"],
    "i": "z",
    "j": OPEN,
}


def test_only_given_answers_are_told() -> None:
    assert told(ANSWERS) == {"a": {"b": True, "d": {"e": 3}}, "f": [{"g": "x"}, "y"], "i": "z"}


def test_a_block_without_any_answer_is_not_told() -> None:
    assert told({"a": {"b": OPEN, "c": {"d": OPEN}}, "e": [], "f": False}) == {"e": [], "f": False}


def test_each_open_question_has_its_path_and_its_reason() -> None:
    assert untold(ANSWERS) == {"a.c": "nobody knows", "j": "nobody knows"}


def test_a_list_is_one_answer() -> None:
    assert [path for path, _ in leaves(ANSWERS)] == ["a.b", "a.c", "a.d.e", "f", "i", "j"]
