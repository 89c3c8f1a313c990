from datetime import date

from privacy.declaration.versions import Versions
from privacy.publish.editions import State, edition, editions
from tests.unit.publish.whole import version

OLD = version("1.0.0", "2026-01-10", published="2026-01-02")
NOW = version("1.1.0", "2026-05-01")
VOID = version("2.0.0", "2026-12-20")
NEXT = version("2.0.1", "2026-12-15")
DRAFT = version("3.0.0", "2027-03-01")
VERSIONS = Versions((OLD, NOW, VOID, NEXT), DRAFT)
TODAY = date(2026, 11, 24)


def test_every_published_version_is_told_newest_first() -> None:
    found = editions(VERSIONS, TODAY)

    assert [(it.version, it.state) for it in found] == [
        ("2.0.1", State.COMING),
        ("2.0.0", State.WITHDRAWN),
        ("1.1.0", State.IN_FORCE),
        ("1.0.0", State.REPLACED),
    ]
    assert all(it.is_published for it in found)


def test_a_version_says_since_when_it_holds() -> None:
    found = edition(VERSIONS, NOW, TODAY)

    assert (found.effective.iso, found.ended, found.distance) == ("2026-05-01", None, None)
    assert (found.summary, found.language) == ("Everything is said.", "en")
    assert found.digest == NOW.digest


def test_a_coming_version_says_how_far_off_it_is() -> None:
    assert edition(VERSIONS, NEXT, TODAY).distance == "in 21 days"


def test_a_replaced_version_says_until_when_it_held() -> None:
    found = edition(VERSIONS, OLD, TODAY)

    assert (found.published.iso, found.effective.iso) == ("2026-01-02", "2026-01-10")
    assert found.ended is not None
    assert found.ended.iso == "2026-05-01"


def test_the_states_change_on_the_day_itself() -> None:
    day_before, day = date(2026, 12, 14), date(2026, 12, 15)

    assert edition(VERSIONS, NOW, day_before).state is State.IN_FORCE
    assert edition(VERSIONS, NEXT, day_before).distance == "in 1 day"
    assert edition(VERSIONS, NOW, day).state is State.REPLACED
    assert edition(VERSIONS, NEXT, day).state is State.IN_FORCE


def test_a_version_that_a_higher_one_overtook_never_held() -> None:
    found = edition(VERSIONS, VOID, date(2027, 1, 1))

    assert (found.state, found.ended) == (State.WITHDRAWN, None)


def test_a_file_that_is_not_published_is_a_draft() -> None:
    edited = version("1.1.0", "2026-05-01", summary="Edited since.")

    for draft in (DRAFT, edited):
        found = edition(VERSIONS, draft, TODAY)
        assert (found.state, found.is_published) == (State.DRAFT, False)
        assert (found.ended, found.distance) == (None, None)


def test_each_state_is_led_by_words_of_its_own() -> None:
    found = {
        it.state: it.lead for it in (*editions(VERSIONS, TODAY), edition(VERSIONS, DRAFT, TODAY))
    }

    assert found == {
        State.DRAFT: "from",
        State.COMING: "from",
        State.IN_FORCE: "since",
        State.REPLACED: "from",
        State.WITHDRAWN: "was to take effect on",
    }
    assert [it.look for it in State] == ["warning", "info", "good", "", ""]


def test_the_first_version_is_obeyed_before_its_day_and_says_so() -> None:
    versions = Versions((OLD, NOW), NOW)
    early = edition(versions, OLD, date(2026, 1, 9))

    assert (early.state, early.lead, early.distance) == (State.IN_FORCE, "dated from", None)
    assert edition(versions, OLD, date(2026, 1, 10)).lead == "since"
    assert edition(versions, NOW, date(2026, 1, 9)).state is State.COMING
