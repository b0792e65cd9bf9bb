"""Lines told by what stands beside them, and linked lines."""

import pytest

from newsmill.transforms.normalize.roles import assign_roles
from newsmill.transforms.normalize.roles.article_lines import article_lines
from tests.transforms.normalize.roles.articles import DE, EN

LINKED = "Der Kran im Hafen"


@pytest.mark.parametrize(
    ("line", "around", "rule"),
    [
        ("Warum der Kran im Hafen von Musterstadt noch immer steht", DE, "linked_headline"),
        # A few words above a paragraph are a subhead, in a row of links they are none.
        (LINKED, DE, None),
        (LINKED, (LINKED, LINKED), "linked_headline"),
        (LINKED, (DE[0], "Mehr Licht"), "linked_headline"),
        ("https://hafen.example/kran/2026/umbau-am-kran", DE, None),
    ],
)
def test_linked_lines_that_are_no_headlines_of_other_articles(line, around, rule):
    article = article_lines(
        (DE[0], around[0], line, around[1]), linked=frozenset(range(1, 4) if LINKED in around else {2})
    )
    found = assign_roles(article).get(2)
    assert (found and found.rule) == rule


CONTACT = ("Rückfragen bitte an:", "Polizei Musterstadt", "Pressestelle", "Telefon: 0123 4567-890")


def test_the_contact_of_a_press_office_goes_from_the_end_of_a_release():
    found = assign_roles(article_lines((*DE, *CONTACT)))
    assert {ix: each.rule for ix, each in found.items()} == dict.fromkeys(range(2, 6), "press_contact")
    # A sentence below the heading, or nothing to be reached by, and it is a part of the text.
    assert assign_roles(article_lines((*DE, CONTACT[0], EN[0], CONTACT[3]))) == {}
    assert assign_roles(article_lines((*DE, *CONTACT[:3]))) == {}


@pytest.mark.parametrize(
    ("text", "removed"),
    [
        ("Die Stadt baut.\n--\nHafenblatt, Lokales\nTel. 01234 56789", {1, 2, 3}),
        ("Die Stadt baut.\nPressekontakt:\nStadt Musterstadt\n12345 Musterstadt", {1, 2, 3}),
        ("Die Stadt baut am Hafen\n--\nDer Rat stimmt zu.\nAlle gehen heim.", {1}),
        ("Die Stadt baut am Hafen\nDer Rat stimmt zu.\n--\nAlle gehen heim.", set()),
        ("Die Stadt baut.\n--\nDer Rat stimmt zu.\nAlle gehen heim.", set()),
        (f"Die Stadt baut.\n--\nTel. 01234 56789\n{DE[0]}", set()),
        ("Die Stadt baut.\nENDE\nTeilen", {1, 2}),
        ("Die Stadt baut.\n(abc)\nTeilen\nMerken", {1, 2, 3}),
        ("Die Stadt baut.\nMara Beispiel\nTel. 01234 56789", {1, 2}),
        ("Die Stadt baut.\nMara Beispiel\nDer Rat stimmt zu.", set()),
        ("Die Stadt baut.\ndpa-Notizblock\nOrte\n- [Werft](Am Kai 1)", {1, 2, 3}),
        ("Die Brücke\nhttps://hafen.example/bruecke\nDie Stadt baut.", {1}),
        ("Die Stadt baut.\nENDE\nDer Rat stimmt zu.", set()),
        ("Von Mara Beispiel\nund Jo Lang\nDie Stadt baut.", {0, 1}),
        ("Von Mara Beispiel\nNeues Leben\nDie Stadt baut.", {0}),
        ("By Mara Example\nLocal reporter\nThe town builds.", {0, 1}),
        ("Mara Beispiel, Kolumnistin\nDie Stadt baut.", {0}),
        ("Mara Beispiel, Volontärin\nDie Stadt baut.", {0}),
        ("Mara Beispiel, Kolumnistin, kam am Montag.\nDie Stadt baut.", set()),
        ("Mara Beispiel, Kapitänin\nDie Stadt baut.", set()),
        ("By Mara Example\nReporter hurt in crash\nThe town builds.", {0}),
        ("Mara Example and Jo Lang\n12 March 2024\nThe town builds.", {0, 1}),
        ("Read more:\nHow the bridge came to crumble\nThree questions to the mayor", {0, 1, 2}),
    ],
)
def test_lines_told_by_what_stands_beside_them(text, removed):
    assert set(assign_roles(article_lines(tuple(text.split("\n"))))) == removed
