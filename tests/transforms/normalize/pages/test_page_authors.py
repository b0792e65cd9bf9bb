"""Where a page names its authors, and who they are."""

import pytest

from tests.transforms.normalize.pages.stating_pages import (
    SITE,
    TITLE,
    article,
    ld,
    read,
)


@pytest.mark.parametrize(
    ("head", "body", "authors", "source"),
    [
        (ld(headline=TITLE, author="Ina Sommer und Jan Weiß"), article(), ("Ina Sommer", "Jan Weiß"), "jsonld"),
        ('<meta name="author" content="Ina Sommer, dpa">', article(), ("Ina Sommer",), "meta"),
        (ld(headline=TITLE, author={"name": "Hafenkurier"}) + SITE, article(), (), None),
        (SITE + '<meta name="author" content="Redaktion Hafenkurier">', article(), (), None),
        (
            '<meta name="author" content="Hafenkurier"><meta name="application-name" content="Hafenkurier">',
            article(),
            (),
            None,
        ),
        (f"<title>{TITLE} - Hafenkurier</title><meta name='author' content='Hafenkurier'>", article(), (), None),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ina Sommer">',
            article(),
            ("Ina Sommer",),
            "meta",
        ),
        (
            '<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="Eine Minute">',
            article(),
            (),
            None,
        ),
        ("", article(below="<p>Von Ina Sommer</p>"), ("Ina Sommer",), "byline"),
        ("", article(below="<p>Von Ina Sommer, dpa</p>"), ("Ina Sommer",), "byline"),
        ("", article(below="<p class='author'>Ina Sommer<br>Jan Weiß</p>"), ("Ina Sommer", "Jan Weiß"), "byline"),
        ("", article(below="<p class='author'>Ina Sommer<br>schreibt über Schiffe</p>"), (), None),
        (
            "",
            article(below="<p>Par Ina Sommer, Kai Probe et Jan Weiß</p>"),
            ("Ina Sommer", "Kai Probe", "Jan Weiß"),
            "byline",
        ),
        ("", article(below="<p>Por Ina Sommer y Jan Weiß</p>"), ("Ina Sommer", "Jan Weiß"), "byline"),
        ("", article(below="<p>Par Ina</p>"), (), None),
        ("", article(below="<p class='authority'>Amt Nord</p>"), (), None),
        ("", article(below="<span class='c-author__name'>Ina Sommer</span>"), ("Ina Sommer",), "byline"),
        (
            "",
            article(below="<p itemprop='author'><meta itemprop='name' content='Ina Sommer'></p>"),
            ("Ina Sommer",),
            "byline",
        ),
        (
            "",
            article(
                below="<p class='author'><a href='/i'>Ina Sommer</a> Redakteurin <a href='/b'>Alle Artikel</a></p>"
            ),
            ("Ina Sommer",),
            "byline",
        ),
        ("", article(below="<p class='author'>Ina Sommer Redakteurin</p>"), (), None),
        ("", article(below="<div>Von</div><ul><li>Ina Sommer</li></ul>"), ("Ina Sommer",), "byline"),
        ("", article(below="<div>Von</div><div>Licht</div><ul><li>Ina Sommer</li></ul>"), (), None),
        ("", article(below="<ul><li>Ina Sommer</li></ul>"), (), None),
        (
            "",
            article(below="<div class='byline'><span>Ina Sommer</span><span>Harbour correspondent</span></div>"),
            ("Ina Sommer",),
            "byline",
        ),
        ("", article(below="<div class='byline'><span>Ina Sommer</span> hört <span>Jan Weiß</span></div>"), (), None),
        ('<meta name="author" content="Ina Sommer\nJan Weiß">', article(), ("Ina Sommer", "Jan Weiß"), "meta"),
        (
            ld(headline=TITLE, author={"@type": "Organization", "name": "Hafenkurier"}) + SITE,
            article(below="<p>Von Ina Sommer, NDR</p>"),
            ("Ina Sommer",),
            "byline",
        ),
        (
            ld(headline=TITLE, author={"@type": "Person", "name": "Jan Weiß"}),
            article(below="<p>Von Ina Sommer, NDR</p>"),
            ("Jan Weiß",),
            "jsonld",
        ),
        ('<meta name="author" content="Ina\n  Sommer">', article(), ("Ina Sommer",), "meta"),
        ("", article(below="<div>Von Ina Sommer<br>21. April 2026</div>"), ("Ina Sommer",), "byline"),
        ("", article(below="<p>Von Ina Sommer | Hafenkurier</p>"), ("Ina Sommer",), "byline"),
        ("", article(below="<p>Von Ina Sommer und Ufer<br>bis Tidenhuk</p>"), (), None),
        ("", article(below="<a rel='author' href='/ina'>Ina Sommer</a>"), ("Ina Sommer",), "byline"),
        ("", article(below="<a rel='author' href='/ina'>isommer</a>"), (), None),
        ("", f"{article()}<aside><p>Von Jan Weiß</p></aside>", (), None),
        ("", article(), (), None),
        (
            ld(headline=TITLE, author={"@type": "Person", "name": "https://netz.example/ina"}),
            article(below="<p>By Ina Sommer</p>"),
            ("Ina Sommer",),
            "byline",
        ),
        (
            '<meta name="author" content="Hafenkurier, Nordmole">' + SITE,
            article(below="<p>Von Ina Sommer</p>"),
            ("Ina Sommer",),
            "byline",
        ),
    ],
)
def test_where_authors_were_found(head, body, authors, source):
    found = read(body, head)
    assert (found.authors, found.authors_source) == (authors, source)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Von Ina Sommer, Lokalredaktion", ("Ina Sommer",)),
        ("Von Ina Sommer und Jan Weiß, Nordhafen", ("Ina Sommer", "Jan Weiß")),
        ("Von Ina Sommer, stellvertretende Redakteurin", ("Ina Sommer",)),
        ("By Ina Sommer in Kiel and Jan Weiß in New York", ("Ina Sommer", "Jan Weiß")),
        ("By Ina Sommer, harbour editor", ("Ina Sommer",)),
        ("BY INA SOMMER, THE HARBOUR POST", ("INA SOMMER",)),
        ("Par Ina Sommer (Nordhafen, correspondante)", ("Ina Sommer",)),
        ("di Ina Sommer", ("Ina Sommer",)),
        ("Interview: Ina Sommer", ("Ina Sommer",)),
        ("Protokoll: Ina Sommer", ("Ina Sommer",)),
        ("Ein Kommentar von Ina Sommer", ("Ina Sommer",)),
        ("Gespeichert von Ina Sommer am Di., 21.04.2026 - 08:15", ("Ina Sommer",)),
        ("Posted by Ina Sommer on April 21, 2026 at 8:15 am", ("Ina Sommer",)),
        ("Von unserer Reporterin Ina Sommer", ("Ina Sommer",)),
        ("Von Ina Sommer und Jan Weiß 21.04.2026, 08:15 Uhr", ("Ina Sommer", "Jan Weiß")),
        ("Door: Ina Sommer", ("Ina Sommer",)),
        ("Text: Ina Sommer, Fotos: Jan Weiß", ("Ina Sommer",)),
        ("Av Ina Sommer och Jan Weiß", ("Ina Sommer", "Jan Weiß")),
        ("Von Ina Sommer 21.04.2026, 08:15 Uhr Lesezeit 2 Minuten", ("Ina Sommer",)),
        ("Von Ina Sommer bis Nordhafen", ()),
        ("Ein Boot von Ina Sommer", ()),
        ("Von Nordhafen nach Tidenhuk", ()),
        ("By Land and Sea", ()),
        ("Par Monts et Vaux", ()),
        ("Interview: Wie das Licht auf die Mole kam", ()),
    ],
)
def test_bylines_with_a_post_a_place_or_a_day_behind_the_names(line, authors):
    assert read(article(below=f"<p>{line}</p>")).authors == authors
