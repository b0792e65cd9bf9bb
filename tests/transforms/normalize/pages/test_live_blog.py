"""Live blogs give their lead, then their updates in order."""

import pytest

from tests.transforms.normalize.pages.page_texts import (
    FERRY,
    LIBRARY,
    body_of,
    paragraphs,
)

UPDATES = [
    (
        "14:05 Uhr",
        "Die Fähre legt ab",
        "Um kurz nach zwei hat das Schiff die Leinen losgemacht, am Kai winken Hunderte.",
    ),
    ("13:20 Uhr", "Der Hafenmeister spricht", "„Zwei Jahre haben wir gewartet“, ruft Jens Petersen in die Menge."),
    (
        "12:45 Uhr",
        "Regen über Sandholm",
        "Noch liegt Nebel über dem Sund, doch die Wolken ziehen langsam nach Osten ab.",
    ),
    (
        "11:30 Uhr",
        "Die ersten Gäste kommen",
        "Vor dem Anleger hat sich eine Schlange gebildet, sie reicht bis zur Kirche.",
    ),
]


def box(time, heading, text):
    return f"<div class='entry'><time>{time}</time><h3>{heading}</h3><p>{text}</p></div>"


def linked(time, heading, text):
    head = f"<span><time>{time}</time></span><h3><a href='/{time}'>{heading}</a></h3>"
    return f"<article class='e'>{head}<p>{text}</p></article>"


def item(time, heading, text):
    return (
        f"<li class='item'><div>{time}</div><h2>{heading}</h2><div><p>{text}</p><a href='/teilen'>Teilen</a></div></li>"
    )


@pytest.mark.parametrize("kind", [box, linked, item])
@pytest.mark.parametrize(
    ("head", "around"),
    [
        ('<script type=\'application/ld+json\'>{"@type": "LiveBlogPosting"}</script>', "<div>{}</div>"),
        ("", "<section class='live-ticker'>{}</section>"),
        ("", "<h2>Alle Meldungen</h2><ol id='liveblog'>{}</ol>"),
    ],
)
def test_a_live_blog_gives_its_lead_then_its_updates_in_order(kind, head, around):
    boxes = around.format("".join(kind(*each) for each in UPDATES))
    teaser = "<aside><a href='/kran'>Warum der Kran noch immer am Hafen steht und wem er gehört</a></aside>"
    body = f"<main><h1>Die Fähre fährt wieder</h1><p>{FERRY[0]}</p>{boxes}{teaser}</main>"
    found = [line for line in body_of(body, head) if line != "Alle Meldungen"]
    assert found == [FERRY[0], *(line for each in UPDATES for line in each)]


def test_boxes_with_times_alone_make_no_live_blog():
    boxes = "".join(box(*each) for each in UPDATES)
    body = f"<main><article><h1>Bücherei</h1>{paragraphs(LIBRARY)}</article><div class='more'>{boxes}</div></main>"
    assert body_of(body)[:3] == LIBRARY
