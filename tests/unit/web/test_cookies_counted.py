"""Are drops counted and told of, and does the answer go out whatever the counter does?"""

from sqlalchemy.exc import OperationalError

from tests.unit.web.gate import FLAGS, Noted, answer


def test_a_failing_count_drops_the_cookie_all_the_same_and_is_told() -> None:
    noted = Noted(fails=True)
    response = answer(noted, f"tracker=1; {FLAGS}")

    assert (response.status_code, response.data) == (200, b"body")
    assert "Set-Cookie" not in response.headers
    assert [type(error) for error in noted.failures] == [OperationalError]
    assert len(noted.lines) == 1


def test_drops_are_counted_before_they_are_written() -> None:
    noted = Noted()
    answer(noted, "tracker=1", "other=1")

    assert noted.flushed == [2]


def test_an_answer_without_cookies_writes_what_is_still_to_be_written() -> None:
    noted = Noted()
    answer(noted)

    assert (noted.names, noted.flushed) == ([], [0])


def test_a_drop_is_told_once_by_the_name_as_it_was_counted_and_without_the_value() -> None:
    noted = Noted()
    answer(noted, "a-long-name=swordfish", "a-long-name=swordfish", f"seen; {FLAGS}")

    assert noted.lines == [
        "dropped the cookie 'a-long-n', which is not declared as it was set",
        "dropped the cookie '', which is not declared as it was set",
    ]
