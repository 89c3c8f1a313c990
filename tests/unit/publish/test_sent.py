from privacy.declaration.proof import Enforcement, Proofs
from privacy.publish.grade import Grade
from privacy.publish.sent import CookieLine, MailLine, sent
from tests.unit.publish.whole import SHIPPED, declaration, whole


def test_a_cookie_says_what_it_is_for_and_how_it_is_guarded() -> None:
    (cookie,) = sent(declaration(whole()), Proofs()).cookies

    assert cookie == CookieLine(
        id="session",
        label="Remembers the visit",
        purpose="Greet people",
        lifetime="5 hours",
        flags=("Secure", "HttpOnly", "SameSite=None", "Partitioned"),
    )


def test_a_cookie_hides_no_flag_that_it_lacks() -> None:
    raw = whole()
    raw["cookies"][0] |= {"secure": False, "http_only": False, "partitioned": False}

    (cookie,) = sent(declaration(raw), Proofs()).cookies
    assert cookie.flags == ("not Secure", "not HttpOnly", "SameSite=None", "not Partitioned")


def test_a_kind_of_e_mail_says_what_it_is_for_and_how_it_ends() -> None:
    (mail,) = sent(declaration(whole()), Proofs()).mails

    assert mail == MailLine(
        id="news",
        label="Newsletter",
        kind="News about products",
        purpose="Write about news",
        way_out="One click in each message",
    )


def test_a_message_about_the_service_has_no_way_out() -> None:
    raw = whole()
    raw["email"][0] |= {"kind": "transactional", "unsubscribe": None}

    (mail,) = sent(declaration(raw), Proofs()).mails
    assert (mail.kind, mail.way_out) == ("About the service", "None")


def test_cookies_are_known_if_the_program_drops_all_others() -> None:
    found = sent(SHIPPED, Proofs.of([Enforcement(("cookies",), "dropped")]))

    assert (found.cookies, found.mails) == ((), ())
    assert (found.cookies_known.grade, found.mails_known.grade) == (Grade.ENFORCED, Grade.DECLARED)
