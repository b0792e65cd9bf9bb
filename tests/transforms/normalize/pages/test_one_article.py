"""Pages of several articles give the one that they are about."""

import pytest

from tests.transforms.normalize.pages.page_texts import (
    FERRY,
    LIBRARY,
    body_of,
    paragraphs,
)

TITLE = "<meta property='og:title' content='{}'>"
CANONICAL = "<link rel='canonical' href='https://www.hafenblatt.example{}'>"


def two(one, other):
    """The ferry and the library, each set by a function of its headline, address and text."""
    ferry = one("Fähre nach Sandholm fährt wieder", "/faehre", paragraphs(FERRY))
    library = other("Bücherei öffnet am Sonntag", "/buecherei", paragraphs(LIBRARY))
    return ferry + library


def as_articles(headline, address, text):
    text = f"<h1>{headline}</h1><div class='text'>{text}</div>"
    return f"<article data-url='https://www.hafenblatt.example{address}'>{text}</article>"


def as_divs(headline, address, text):
    return f"<div class='story'><h1><a href='{address}'>{headline}</a></h1><div class='story-text'>{text}</div></div>"


def as_blog(headline, address, text):
    return f"<article class='post'><h2><a href='{address}'>{headline}</a></h2><div class='text'>{text}</div></article>"


def as_one_container(headline, address, text):
    return f"<h1>{headline}</h1>{text}"


@pytest.mark.parametrize("kind", [as_articles, as_divs, as_blog, as_one_container])
@pytest.mark.parametrize(
    ("head", "right"),
    [
        (TITLE.format("Fähre nach Sandholm fährt wieder | Hafenblatt"), FERRY),
        (TITLE.format("Bücherei öffnet am Sonntag"), LIBRARY),
        (CANONICAL.format("/buecherei") + TITLE.format("Bücherei öffnet am Sonntag"), LIBRARY),
    ],
)
def test_a_page_of_two_whole_articles_gives_the_one_it_is_about(kind, head, right):
    assert body_of(f"<main>{two(kind, kind)}</main>", head) == right


def test_the_address_tells_where_the_titles_are_alike():
    posts = as_blog("Aus dem Rat", "/rat/1", paragraphs(FERRY)) + as_blog("Aus dem Rat", "/rat/2", paragraphs(LIBRARY))
    assert body_of(posts, CANONICAL.format("/rat/2") + TITLE.format("Aus dem Rat")) == LIBRARY


def test_the_next_articles_containers_of_the_same_class_are_not_the_articles():
    story = "<div class='story'>{}<div class='part'>{}</div></div>".format
    lead = story("<h1>Fähre nach Sandholm fährt wieder</h1>", paragraphs(FERRY))
    following = story("<h2>Bücherei öffnet am Sonntag</h2>", paragraphs(LIBRARY))
    assert body_of(f"<main>{lead}<div class='ad'>Werbung</div>{following}</main>") == FERRY
