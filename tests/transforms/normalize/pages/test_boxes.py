"""Boxes within and beside the text of a page: forms for newsletters, columns of teasers, the article after it."""

import datetime as dt

import pytest

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
HEADLINE = "<h1>Die Seilbahn auf den Kahlen Berg fährt wieder</h1>"
LIFT = [
    "Die Seilbahn auf den Kahlen Berg fährt nach drei Jahren Pause wieder, teilte die Gemeinde am Dienstag mit.",
    "Ein Erdrutsch hatte damals zwei Stützen verschoben, die Kabinen hingen über Nacht mit elf Menschen am Seil.",
    "Der Umbau kostete sechs Millionen Euro, die Hälfte davon bezahlte eine Stiftung aus der Nachbarschaft.",
    "Eine Fahrt kostet künftig vierzehn Euro, Kinder fahren bis zum zwölften Geburtstag umsonst.",
]
MUSEUM = [
    "Das Museum für Uhren zieht im Winter in den alten Speicher, beschloss der Rat mit einer Stimme Mehrheit.",
    "Die Sammlung war bisher auf drei Häuser verteilt, von denen zwei im Sommer verkauft werden sollen.",
    "Im Speicher ist Platz für vierhundert Stücke, darunter eine Turmuhr, die noch von Hand aufgezogen wird.",
]


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def body_of(body, head="<title>Blatt</title>"):
    page = f"<!DOCTYPE html><html lang='de'><head>{head}</head><body>{body}</body></html>"
    found = normalize(Document("file:///a.html", None, "text/html", page.encode(), "utf-8"), SETTINGS)
    assert isinstance(found, Article), found
    return found.body.split("\n")


FIELD = "<form><input type='email' placeholder='Ihre Adresse'><button>Los</button></form>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>Die Morgenpost vom Berg</h3><p>Was heute wichtig wird, an jedem Werktag um sieben.</p>{FIELD}</div>",
        f"<div class='x'><div><p>Guten Morgen, Kahlenberg!</p></div><div>{FIELD}</div></div>",
        "<div class='kg-signup-card'><h2>Das Bergblatt</h2><p>Nachrichten von hier, zweimal in der Woche.</p></div>",
        "<aside class='newsletter-box'><p>Der Brief aus dem Tal</p><p>Immer freitags um fünf.</p></aside>",
        "<div><h4>Umfrage</h4><p>Fahren Sie hinauf?</p><input type='radio'>Ja<input type='radio'>Nein</div>",
        "<div><b>Post vom Berg</b><input name='newsletter_address'><p>Eine Abmeldung ist immer möglich.</p></div>",
    ],
)
@pytest.mark.parametrize("container", ["article", "div"])
def test_a_box_that_asks_for_a_mail_address_or_a_vote_goes_whole(box, container):
    text = f"<div class='text'>{paragraphs(LIFT[:2])}{box}{paragraphs(LIFT[2:])}</div>"
    assert body_of(f"<{container}>{HEADLINE}{text}</{container}>") == LIFT


@pytest.mark.parametrize(
    "page",
    [
        # The form stands in the container of the text, with no box of its own.
        f"<article>{HEADLINE}<div class='text'>{paragraphs(LIFT)}{FIELD}</div></article>",
        f"<div>{HEADLINE}{paragraphs(LIFT)}{FIELD}</div>",
        f"<main>{HEADLINE}<div>{paragraphs(LIFT)}<p><input type='email'></p></div></main>",
        # The article is called after a newsletter, and a search is no box.
        f"<div class='newsletter-post'>{HEADLINE}<div class='newsletter-text'>{paragraphs(LIFT)}</div></div>",
        f"<div>{HEADLINE}<div>{paragraphs(LIFT)}<form><input type='search' name='q'></form></div></div>",
    ],
)
def test_a_text_beside_a_field_for_a_mail_address_stays(page):
    assert body_of(page) == LIFT


def test_a_short_paragraph_in_the_box_of_a_form_stays_with_its_text():
    short = ["Der Rat stimmte am Montag in einer langen Sitzung zu, mit neun gegen acht Stimmen, wie es heißt."]
    page = f"<article>{HEADLINE}{paragraphs(LIFT)}<div>{paragraphs(short)}{FIELD}</div></article>"
    assert body_of(page) == [*LIFT, *short]


def test_what_is_called_the_next_article_goes():
    lead = f"<section class='story'>{HEADLINE}{paragraphs(LIFT)}</section>"
    following = f"<h2>Museum zieht in den Speicher</h2>{paragraphs(MUSEUM)}"
    assert body_of(f"<main>{lead}<section class='story next'>{following}</section></main>") == LIFT
    # A part of the text has no heading of its own; nor is the root of a program's page the next article.
    inside = (
        f"<section class='story'>{HEADLINE}{paragraphs(LIFT)}<div class='next'>{paragraphs(MUSEUM)}</div></section>"
    )
    assert body_of(f"<main>{inside}</main>") == [*LIFT, *MUSEUM]
    assert body_of(f"<div id='__next'>{HEADLINE}{paragraphs(LIFT)}</div>") == LIFT


TEASERS = (
    "<h4><a href='/1'>Turmuhr schlägt wieder</a></h4><p>Zwei Jahre lang stand sie auf zehn vor vier, nun geht sie.</p>"
    "<h4><a href='/2'>Frauen gewinnen den Pokal</a></h4><p>Die Elf vom Kahlen Berg siegt zum dritten Mal in Folge.</p>"
)


@pytest.mark.parametrize("column", [f"<h3>Aktuelles</h3>{TEASERS}", TEASERS, TEASERS.replace("h4", "h3")])
def test_a_column_of_teasers_beside_the_article_goes(column):
    page = f"<div id='page'><div class='col'>{HEADLINE}{paragraphs(LIFT)}</div><div class='col'>{column}</div></div>"
    assert body_of(page) == LIFT


def test_parts_of_an_article_whose_headings_are_links_stay():
    parts = [(f"Hütte Nummer {ix}", f"{text} Übernachten kann man dort auch.") for ix, text in enumerate(MUSEUM)]
    inside = "".join(f"<h2><a href='/{head}'>{head}</a></h2><p>{text}</p>" for head, text in parts)
    found = body_of(f"<div>{HEADLINE}<div class='text'>{paragraphs(LIFT)}{inside}</div></div>")
    assert [line for line in found if len(line) > 40] == [*LIFT, *(text for _, text in parts)]


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ("<p class='dachzeile'>Verkehr</p>", []),
        ("<div>Bergblatt Plus</div><p>Nahverkehr am Berg</p>", []),
        ("<p>Nach drei Jahren hat das Warten ein Ende, und zwar für alle, die hinauf wollen.</p>", None),
    ],
)
def test_short_lines_above_the_headline_are_no_body(above, kept):
    found = body_of(f"<article>{above}{HEADLINE}{paragraphs(LIFT)}</article>")
    assert found[-4:] == LIFT
    assert kept is None or found[:-4] == kept


def test_a_headline_below_the_text_tells_nothing_of_it():
    page = f"<div><p>Kurz und knapp</p>{paragraphs(LIFT)}</div><div><h1>Bergblatt</h1></div>"
    assert body_of(page)[-4:] == LIFT


def test_one_of_several_headings_is_the_title_when_the_page_says_so():
    article = "<article><h1>{}</h1>{}</article>".format
    page = article("Seilbahn fährt wieder hinauf", paragraphs(LIFT)) + article("Museum zieht um", paragraphs(MUSEUM))
    for title in ("Seilbahn fährt wieder hinauf", "Seilbahn fährt wieder", "Bergblatt: Seilbahn fährt wieder hinauf"):
        head = f"<title>{title}</title>"
        html = f"<!DOCTYPE html><html lang='de'><head>{head}</head><body>{page}</body></html>"
        found = normalize(Document("file:///a.html", None, "text/html", html.encode(), "utf-8"), SETTINGS)
        assert (found.title, found.title_source) == ("Seilbahn fährt wieder hinauf", "heading")
        assert found.body.split("\n") == LIFT
