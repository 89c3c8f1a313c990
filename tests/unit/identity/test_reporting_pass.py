"""Does a pass count calls, accounts and answers, and need nobody to watch it?"""

from privacy.connect.report import Reported as Copy
from privacy.connect.report import Told
from privacy.errors import UnavailableError
from privacy.identity.reporting_pass import Reported, Watch, reason
from privacy.identity.reporting_plan import Portion
from tests.clocks import BEGINNING

ONE, TWO = (Copy(account_id, BEGINNING) for account_id in ("one", "two"))


def test_portions_add_up_and_one_that_could_not_be_sent_was_no_call() -> None:
    reported = Reported()

    reported.add(4, Portion((b"1", b"2"), (ONE, TWO)), Told(closed=frozenset({"one"})))
    reported.add(4, Portion((b"3",), (ONE,)), Told(updated=frozenset({"one"})))
    reported.add(5, Portion((b"4",), ()), Told())

    assert reported == Reported({4}, accounts=3, closed=1, updated=1)


def test_a_watch_needs_nothing_but_the_lease() -> None:
    watch = Watch(lambda: True)

    watch.progress(1)
    watch.note("nobody reads this")

    assert watch.is_mine()


def test_a_site_that_failed_is_counted_once_and_told_each_time() -> None:
    notes: list[str] = []
    reported, watch = Reported(), Watch(lambda: True, note=notes.append)

    for why in ("the site: 503", "OperationalError"):
        reported.fail(watch, 7, why)

    assert reported.failures == {7}
    assert notes == ["site 7: the site: 503", "site 7: OperationalError"]


def test_of_an_error_of_others_only_its_kind_is_told() -> None:
    assert reason(UnavailableError("the site: 503")) == "the site: 503"
    assert reason(ValueError("a name")) == "ValueError"
