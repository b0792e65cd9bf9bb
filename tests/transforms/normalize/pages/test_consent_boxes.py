"""Boxes that ask for consent, pages of nothing else, and articles about them."""

import pytest

from newsmill.schemas.rows.reject import Reason, Reject
from tests.transforms.normalize.pages.page_texts import (
    CONSENT,
    FERRY,
    body_of,
    paragraphs,
    read,
)

COOKIES = [
    "Diese Website verwendet Cookies. Manche sind nötig, andere helfen uns, Ihre Erfahrung zu verbessern.",
    "Notwendige Cookies braucht es für die Funktion der Website, sie merken sich, was Sie ausgewählt haben.",
    "Mit Ihrer Einwilligung gehen Daten auch an Anbieter in den USA, was Sie jederzeit ändern können.",
]
COOKIES_EN = [
    "This website uses cookies so that we can give you the best user experience possible on all of your visits.",
    "Cookie information is stored in your browser and helps us to know which parts of it you find most useful.",
    "Strictly necessary cookies should be enabled at all times, so that your choice of settings can be kept.",
]
BANNER = paragraphs(CONSENT.format(count) for count in range(120, 130))


@pytest.mark.parametrize(
    "banner",
    [
        f"<div class='cookie-banner'><h2>Ihre Privatsphäre</h2>{BANNER}</div>",
        f"<div id='usercentrics-root'>{BANNER}</div>",
        f"<div class='qc-cmp2-container'><div><div>{BANNER}</div></div></div>",
        f"<div role='dialog' aria-label='Hinweis'>{BANNER}</div>",
        f"<section class='x7'><h2>Gut zu wissen</h2>{BANNER}</section>",
        f"<div id='BorlabsCookieBox'><div>{paragraphs(COOKIES * 3)}<a href='#'>Ich akzeptiere alle</a></div></div>",
        f"<div><h3>Privacy Overview</h3>{paragraphs(COOKIES_EN * 3)}</div>",
        f"<div style='position: fixed'>{paragraphs(COOKIES * 3)}<a href='#'>OK</a></div>",
        f"<div class='layer'><ul><li>{CONSENT}</li><li>{CONSENT}</li></ul>{BANNER}</div>",
    ],
)
@pytest.mark.parametrize("after", [False, True])
def test_a_consent_box_is_no_article_however_long(banner, after):
    article = f"<main><article><h1>Fähre fährt wieder</h1>{paragraphs(FERRY)}</article></main>"
    assert body_of(article + banner if after else banner + article) == FERRY


LONG_BANNER = [
    "Wir und unsere Partner verwenden Cookies, um Anzeigen auszuspielen.",
    "Personenbezogene Daten wie IP-Adressen können verarbeitet werden, etwa für personalisierte Anzeigen.",
    "Niemand muss der Verarbeitung von Daten zuzustimmen, um das Angebot ohne Tracking zu nutzen.",
    "Genaue Standortdaten und Identifikation durch Scannen von Endgeräten.",
]


@pytest.mark.parametrize("box", ["{}", "<div>{}</div>", "<main>{}</main>", "<template>{}</template>", "<li>{}</li>"])
def test_all_of_a_consent_box_goes_though_most_of_it_asks_nobody(box):
    article = f"<article><h1>Fähre fährt wieder</h1>{paragraphs(FERRY)}</article>"
    assert body_of(box.format(paragraphs(LONG_BANNER)) + article) == FERRY


def test_an_article_about_cookies_is_one():
    texts = [
        "Der Gerichtshof hat entschieden, dass Seiten Cookies nur mit Einwilligung der Besucher setzen dürfen.",
        "Verbände der Werbung kritisierten das Urteil, der Datenschutz werde zum Vorwand, sagte eine Sprecherin.",
        "Welche Kekse dazu gereicht werden, blieb offen: Diese Website verwendet Cookies, steht auf der Dose.",
        "„Wir verwenden Cookies nur mit Zustimmung unserer Partner“, erklärte ein Verlag am Mittwoch.",
    ]
    assert body_of(f"<article><h1>Urteil zu Cookies</h1>{paragraphs(texts)}</article>") == texts


@pytest.mark.parametrize(
    "wall",
    [
        "<h1>Weiterlesen mit Werbung</h1><p>Besuchen Sie das Hafenblatt wie gewohnt mit Werbung und Cookies. Ihre "
        "Zustimmung können Sie jederzeit in der Datenschutzerklärung widerrufen.</p>",
        "<h1>Hafenblatt Pur</h1><p>Nutzen Sie unser Angebot ohne Tracking und mit weniger Werbung für 2,99 Euro im "
        "Monat.</p>"
        "<p>Oder stimmen Sie der Nutzung von Cookies durch uns und unsere Partner zu.</p>",
        "<h1>We value your privacy</h1><p>We and our 812 partners store cookies on your device to show personal ads "
        "and to measure advertising.</p>",
        "<h1>Bevor du weiterliest</h1><p>Mit Klick auf „Zustimmen“ erlaubst du uns und 90 Drittanbietern, "
        "personenbezogene Daten zu verarbeiten.</p><p>Oder lies das Hafenblatt ohne Tracking und Werbung im Abo.</p>",
        "<h1>Consent or pay</h1><p>Accept advertising and tracking cookies to read the Harbour Post for free.</p>"
        "<p>You can withdraw your consent at any time in the privacy centre.</p>",
        f"<div id='cmpbox'>{BANNER}</div>",
        "<h2>Willkommen zurück!</h2><p>Um das Hafenblatt kostenfrei nutzen zu können, stimmen Sie bitte der "
        "Verarbeitung Ihrer Daten und der Verwendung von Cookies zu.</p>"
        "<p>Oder nehmen Sie unser werbefreies Abo für 3,99 Euro.</p>",
        "<h1>Mit oder ohne Werbung?</h1>"
        "<p>Mit Werbung: Sie lesen das Hafenblatt kostenlos, mit Tracking und Cookies.</p>"
        "<p>Ohne Werbung: Sie schließen ein Pur-Abo für 4,99 Euro ab und lesen ohne Tracking.</p>",
        "<p>Um der Nutzung mit Werbung und Tracking zuzustimmen, muss JavaScript in Ihrem Browser aktiviert sein.</p>"
        "<p>Mehr dazu sagt die Datenschutzerklärung.</p>",
        "<h2>Votre vie privée</h2><p>Avec nos partenaires, nous utilisons des cookies pour traiter vos données.</p>"
        "<p>Vous pouvez retirer votre consentement à tout moment en cliquant sur « Plus ».</p>",
    ],
)
def test_a_consent_wall_is_rejected(wall):
    found = read(f"<main>{wall}</main>")
    assert isinstance(found, Reject)
    assert found.reason == Reason.CONSENT_WALL
