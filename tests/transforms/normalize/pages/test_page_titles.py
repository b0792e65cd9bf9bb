"""A page's headline, without site and kicker."""

import pytest

from tests.transforms.normalize.pages.stating_pages import (
    AT,
    PARAGRAPHS,
    SITE,
    TIME,
    TITLE,
    article,
    ld,
    read,
)


@pytest.mark.parametrize(
    ("head", "heading", "source"),
    [
        (f'<meta property="og:title" content="{TITLE} | Hafenkurier">{SITE}', "<h1>Etwas anderes</h1>", "meta"),
        (f'<meta property="og:title" content="Hafenkurier: {TITLE}">{SITE}', "", "meta"),
        (f'<meta property="og:title" content="{TITLE} – hafenkurier.de">{SITE}', "", "meta"),
        (f'<meta property="og:title" content="{TITLE} | Nord | Hafenkurier">{SITE}', f"<h1>{TITLE}</h1>", "meta"),
        (f'<meta property="og:title" content="Nordmole: {TITLE}">', f"<h1>{TITLE}</h1>", "meta"),
        (ld(headline=f"{TITLE} - Hafenkurier", publisher={"name": "Hafenkurier"}), "", "jsonld"),
        (ld(headline=TITLE), "", "jsonld"),
        ("", f"<h1>{TITLE}</h1>", "heading"),
        ("", f"<h1><span class='kicker'>Nordmole</span> {TITLE}</h1>", "heading"),
        ("", f"<h1><span class='article__overline'>Nordmole</span><span>{TITLE}</span></h1>", "heading"),
        ("", "<h1><span>Leuchtturm bekommt</span><br><span>neues Licht</span></h1>", "heading"),
        (SITE, f"<h1>{TITLE} | Hafenkurier</h1>", "heading"),
        (f'<meta property="og:title" content="{TITLE} | Nord | Hafenkurier">{SITE}', "", "meta"),
        (f'<meta property="og:title" content="{TITLE} / Hafenkurier">{SITE}', "", "meta"),
        (f'<meta property="og:title" content="Hafenkurier">{SITE}', f"<h1>{TITLE}</h1>", "heading"),
        ('<meta property="og:title" content="Leuchtturm bekommt…">', f"<h1>{TITLE}</h1>", "meta"),
        ("", f"<h1>{TITLE}</h1><h1>{TITLE}</h1>", "heading"),
        ("", f"<h1>{TITLE}</h1><h1>Wetter im Norden</h1>", "heading"),
    ],
)
def test_titles_without_site_and_kicker(head, heading, source):
    found = read(article(heading=heading), head)
    assert (found.title, found.title_source) == (TITLE, source)


@pytest.mark.parametrize(
    "title",
    [
        "Hafen: Leuchtturm bekommt neues Licht",
        "Und er leuchtet …",
        "Licht | Schatten",
        "Nord - Süd: ein Vergleich",
        "Hafenkurier wird 100",
    ],
)
def test_titles_that_only_look_like_it_stay(title):
    found = read(article(heading="<h1>Nord</h1>"), f'<meta property="og:title" content="{title}">{SITE}')
    assert found.title == title


def test_the_publication_s_name_is_no_headline():
    head = f'{SITE}<meta property="og:title" content="{TITLE} (Hafenkurier)">'
    assert read(f"<h1>Hafenkurier</h1>{article(heading='')}", head).title == TITLE
    assert read(f"<h1>Hafenkurier</h1>{article(heading=f'<h2>{TITLE}</h2>')}", SITE).title == "Seite"


def test_a_heading_with_the_title_s_words_is_the_headline_of_a_page_without_h1():
    body = f"<div><h3>{{}}</h3><p>{TIME}</p>{PARAGRAPHS}</div>"
    head = f"<title>Amt Nord: {TITLE}</title>"
    assert read(body.format(TITLE), head).published_at == AT
    assert read(body.format("Wetter im Norden"), head).published_at is None


def test_the_title_element_comes_last():
    found = read(PARAGRAPHS, f"<title>{TITLE} - Hafenkurier</title>")
    assert (found.title, found.title_source) == (TITLE, "title")
