"""Papers that name themselves."""

from dataclasses import replace

import pytest

from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.tag import mentions_of

RULES_ALONE = "xx"


@pytest.mark.parametrize(
    ("source", "body", "own"),
    [
        ("faz.net", "Das schrieb die Frankfurter Allgemeine Zeitung.", {"Frankfurter Allgemeine Zeitung"}),
        ("sueddeutsche.de", "Das berichtete die Süddeutsche Zeitung vor dem Handelsblatt.", {"Süddeutsche Zeitung"}),
        ("tagesspiegel.de", "Das Handelsblatt meldete es.", set()),
        ("wellental.example", "Das Handelsblatt meldete es.", set()),
    ],
)
def test_the_articles_own_source(make_article, source, body, own):
    article = replace(make_article(body, language=RULES_ALONE), source=source)
    (found,) = mentions_of([article], EntitySettings())
    assert {mention.text for mention in found.mentions if mention.own_source} == own


def test_the_name_of_the_feed_counts_and_copies_are_marked_by_their_own_source(make_article):
    body = "Das Handelsblatt meldete es."
    named = replace(make_article(body, language=RULES_ALONE), source="hb.example", source_name="Handelsblatt")
    other = make_article(body, language=RULES_ALONE)
    found = mentions_of([named, other], EntitySettings())
    assert [[mention.own_source for mention in each.mentions] for each in found] == [[True], [False]]
