"""What servers give instead of an article is none; articles about such pages, or beside a form, are."""

import pytest

from newsmill.schemas.rows.reject import Reason, Reject
from tests.transforms.normalize.pages.page_texts import FERRY, body_of, paragraphs, read


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Just a moment...", "<h1>hafenblatt.example</h1><p>Your browser will redirect to your content shortly.</p>"),
        ("Hafenblatt", "<h1>Sind Sie ein Roboter?</h1><p>Bitte warten Sie, bis wir Ihre Anfrage geprüft haben.</p>"),
        ("Anmelden", "<h1>Anmelden</h1><input type='password'><p>Noch kein Konto? Dann registrieren Sie sich</p>"),
        ("Access Denied", "<h1>Access Denied</h1><p>You do not have permission to read this on our server.</p>"),
        (
            "404 | Hafenblatt",
            "<h1>Seite nicht gefunden</h1><p>Die Seite ist umgezogen, oder es gab sie nie bei uns.</p>",
        ),
    ],
)
def test_what_servers_give_instead_of_an_article_is_rejected(head, body):
    found = read(body, f"<title>{head}</title>")
    assert isinstance(found, Reject)
    assert found.reason == Reason.NO_ARTICLE


@pytest.mark.parametrize(
    "headline",
    [
        "Zugriff verweigert: Wie der Hafen seine Fischer aussperrt",
        "Sind Sie ein Roboter? fragt die Fähre ihre Gäste seit Mai",
        "Fähre nach Sandholm nicht gefunden",
    ],
)
def test_an_article_about_such_a_page_is_one(headline):
    assert body_of(f"<article><h1>{headline}</h1>{paragraphs(FERRY[:2])}</article>") == FERRY[:2]
    assert body_of(f"<article><h1>Zugriff verweigert</h1>{paragraphs(FERRY)}</article>") == FERRY


def test_an_article_beside_a_form_to_sign_in_is_one():
    form = "<form>Passwort <input type='password'></form>"
    assert body_of(f"{form}<article><h1>Fähre</h1>{paragraphs(FERRY[:1])}</article>") == FERRY[:1]
