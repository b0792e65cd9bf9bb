"""Every branch of the leads of teasers, before a headline and alone."""

import pytest

from newsmill.transforms.normalize.roles import assign_roles
from newsmill.transforms.normalize.roles.article_lines import article_lines

LEADS = (
    "Lesen Sie auch",
    "Lies auch",
    "Mehr zum Thema",
    "Weitere Artikel",
    "Auch interessant",
    "Das könnte Sie interessieren",
    "Empfehlungen der Redaktion",
    "Leseempfehlung",
    "Unsere Leseempfehlungen",
    "Zum Thema",
    "Siehe auch",
    "Hören Sie auch",
    "Sehen Sie hier",
    "Read more",
    "See also",
    "Also read",
    "Related stories",
    "More on this story",
    "Recommended for you",
    "You may also like",
    "What to read next",
    "Don't miss",
    "Don’t miss",
    "Must read",
    "Further reading",
    "Top stories",
    "Most read",
    "Watch now",
    "Explainer",
    "In pictures",
    "Up next",
    "Editor's picks",
    "Trending",
    "Continue reading",
    "Weiterlesen",
    "Externer Link",
    "Links zum Thema",
    "Hintergrundinformationen zum Hafen",
    "Hintergrund-Informationen zur Wahl",
    "Aktuelle Meldungen",
    "Neueste Artikel",
    "Latest news",
    "Latest stories",
    "Meistgelesen",
    "Meistgelesene Artikel",
    "Im Video",
    "Live-Ticker",
    "Liveticker",
)
"""One line of each branch of the leads of the teaser rules."""


@pytest.mark.parametrize("lead", LEADS)
def test_every_lead_of_a_teaser_is_caught_before_a_headline(lead):
    verdicts = assign_roles(article_lines((f"{lead}: Neue Brücke am Hafen wird teurer",)))
    assert verdicts[0].rule == "labelled_teaser"


@pytest.mark.parametrize("lead", LEADS)
def test_every_lead_of_a_teaser_is_caught_alone_on_its_line(lead):
    assert 0 in assign_roles(article_lines((f"{lead}:",)))
