"""Pages whose parts are easily taken for the article: comments, consent boxes, other articles, lists in odd places."""

import datetime as dt

import pytest

from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
FERRY = [
    "Die Fähre nach Sandholm fährt ab Pfingsten wieder, teilte der Hafenmeister am Donnerstag mit.",
    "Zwei Jahre lang hatte das Schiff in der Werft gelegen, weil Ersatzteile für die alte Maschine fehlten.",
    "Der Fahrplan sieht sechs Überfahrten am Tag vor, im Juli und August sollen es acht werden.",
]
LIBRARY = [
    "Die Bücherei am Markt öffnet künftig auch am Sonntag, beschloss der Ausschuss für Kultur.",
    "Ehrenamtliche übernehmen die Aufsicht, ausgeliehen wird an einem Automaten neben dem Eingang.",
    "Andere Städte der Region haben mit dem Versuch gute Erfahrungen gemacht, heißt es im Antrag.",
]
OPINION = "Das Schiff ist viel zu teuer, die Brücke hätte man längst bauen können, meint {}."
CONSENT = (
    "Wir verwenden gemeinsam mit {} Partnern Cookies, um Anzeigen auszuspielen. Ihre Zustimmung ist freiwillig und "
    "kann jederzeit in der Datenschutzerklärung widerrufen werden."
)


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body, head=""):
    head = f"<meta charset='utf-8'><title>Blatt</title>{head}"
    return f"<!DOCTYPE html><html lang='de'><head>{head}</head><body>{body}</body></html>"


def read(body, head=""):
    content = page(body, head).encode()
    return normalize(Document("file:///a.html", None, "text/html", content, "utf-8"), SETTINGS)


def body_of(body, head=""):
    found = read(body, head)
    assert isinstance(found, Article), found
    return found.body.split("\n")


VOICES = "".join(f"<div class='e'><b>{name}</b><p>{OPINION.format(name)}</p></div>" for name in "ABCDEFGH")


@pytest.mark.parametrize(
    "comments",
    [
        f"<div class='comments'>{VOICES}</div>",
        f"<ol class='commentlist'>{VOICES}</ol>",
        f"<section class='article__comments'>{VOICES}</section>",
        f"<div id='leserkommentare'>{VOICES}</div>",
        f"<div class='LeserMeinungen'>{VOICES}</div>",
        f"<aside aria-label='Kommentare'>{VOICES}</aside>",
        f"<div data-testid='comment-section'>{VOICES}</div>",
        f"<div class='discussion'>{VOICES}</div>",
        f"<div><h3>Kommentare</h3>{VOICES}</div>",
        f"<h2>8 Kommentare</h2>{VOICES}",
        f"<section><h2>Leserkommentare (8)</h2>{VOICES}</section>",
        f"<div class='x1'><h3>Diskutieren Sie mit</h3>{VOICES}</div>",
        f"<div><h3>8 thoughts on “Ferry”</h3>{VOICES}</div>",
        f"<div><h3>8 Antworten auf „Fähre fährt wieder“</h3>{VOICES}</div>",
        f"<div><h3>8 Kommentare zu: Fähre fährt wieder</h3>{VOICES}</div>",
        f"<div><h4>Diskussion (8 Beiträge)</h4>{VOICES}</div>",
        f"<div><h3>8 commentaires</h3>{VOICES}</div>",
        f"<div><h3>Deja un comentario</h3>{VOICES}</div>",
        f"<div><p><strong>Kommentare</strong></p>{VOICES}</div>",
        f"<div><div class='k'><h3>Leserbriefe</h3></div><div>{VOICES}</div></div>",
        f"<div><h3>Have your say</h3>{VOICES}</div>",
        "".join(f"<li class='comment odd'><p>{OPINION.format(name)}</p></li>" for name in "ABC"),
        "".join(f"<article class='comment'><p>{OPINION.format(name)}</p></article>" for name in "ABC"),
        "".join(f"<div itemprop='comment'><p>{OPINION.format(name)}</p></div>" for name in "ABC"),
    ],
)
def test_readers_comments_inside_the_article_are_not_the_articles(comments):
    assert body_of(f"<article><h1>Fähre fährt wieder</h1>{paragraphs(FERRY)}{comments}</article>") == FERRY


def voices(link: str, count: int) -> str:
    said = "".join(f"<div class='p'><b>{name}</b><p>{OPINION.format(name)}</p>{link}</div>" for name in "ABC"[:count])
    return f"<div class='u-posts'>{said}</div>"


@pytest.mark.parametrize("link", ["<a href='#r'>Antworten</a>", "<button>Reply</button>", "<a href='#r'>Répondre</a>"])
def test_boxes_with_a_link_to_answer_are_comments(link):
    assert body_of(f"<article><h1>Fähre fährt wieder</h1>{paragraphs(FERRY)}{voices(link, 2)}</article>") == FERRY


@pytest.mark.parametrize(("link", "apart"), [("<a href='#r'>Antworten</a>", False), ("", True)])
def test_boxes_without_such_a_link_or_one_alone_are_not(link, apart):
    boxes = [[text] for text in LIBRARY] if apart else [LIBRARY]
    told = "".join(f"<div class='p'>{paragraphs(texts)}{link}</div>" for texts in boxes)
    body = body_of(f"<article><h1>Fähre fährt wieder</h1>{paragraphs(FERRY)}<div>{told}</div></article>")
    assert [line for line in body if line in LIBRARY] == LIBRARY


def test_columns_with_links_to_answer_are_no_comments():
    link = "<p><a href='#r'>Antworten</a></p>"
    long = [*FERRY, *(f"{text[:-1]}, heißt es im {number}. Absatz." for number in range(3, 6) for text in FERRY)]
    columns = f"<div class='c'>{paragraphs(long)}{link}</div><div class='c'><p>Kurz.</p>{link}</div>"
    head = f"<h1>Fähre fährt wieder</h1>{paragraphs([*LIBRARY, OPINION.format('A')])}"
    assert set(long) <= set(body_of(f"<main>{head}<div>{columns}</div></main>"))


def test_a_page_of_nothing_but_answers_is_read():
    assert len(body_of("<h1>Fähre</h1>" + voices("<a href='#r'>Antworten</a>", 3))) >= 3


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>Endlich eine Fähre</h1><section class='comment-text'>{paragraphs(FERRY)}</section></article>",
        f"<article class='kommentar'><h1>Endlich eine Fähre</h1>{paragraphs(FERRY)}</article>",
        f"<h1>Endlich eine Fähre</h1><div class='kommentar'>{paragraphs(FERRY)}</div>",
        f"<main class='has-comments'><h1>Fähre</h1><div class='post comments-open'>{paragraphs(FERRY)}</div></main>",
        f"<article><h1>Fähre</h1><div class='forum-der-woche discussion'>{paragraphs(FERRY)}</div></article>",
    ],
)
def test_an_opinion_piece_is_no_readers_comment(body):
    assert body_of(body) == FERRY


@pytest.mark.parametrize(
    "comments",
    [
        f"<details><summary>8 Kommentare anzeigen</summary>{VOICES}</details>",
        f"<section><h3>Komentarze (8)</h3>{VOICES}</section>",
        f"<div class='lista-komentarze'>{VOICES}</div>",
        f"<div><h4>I commenti dei lettori</h4>{VOICES}</div>",
        f"<div><h3>Jetzt mitdiskutieren</h3>{VOICES}</div>",
        f"<div><h4>Meinungen zum Thema (8)</h4>{VOICES}</div>",
        f"<div data-name='user-comments'>{VOICES}</div>",
        f"<comment-list>{VOICES}</comment-list>",
        f"<div class='top-comment'><b>Top-Kommentar</b><p>{OPINION.format('A')}</p></div>",
    ],
)
def test_more_ways_to_call_comments(comments):
    assert body_of(f"<article><h1>Fähre</h1>{paragraphs(FERRY)}{comments}</article>") == FERRY


@pytest.mark.parametrize("tag", ["p", "div", "h3"])
@pytest.mark.parametrize(
    "said", ["12 Kommentare", "<a href='#k'>12 Kommentare</a>", "Kommentare (3)", "Diskutieren Sie mit", "3 comments"]
)
def test_how_many_comments_there_are_is_no_heading_of_them(tag, said):
    count = f"<{tag}>{said}</{tag}>"
    assert body_of(f"<article><h1>Fähre</h1>{count}{paragraphs(FERRY)}</article>") == FERRY
    lead = "Nach zwei Jahren in der Werft legt das Schiff an Pfingsten wieder ab, so der Hafen."
    assert body_of(f"<article><h1>Fähre</h1><p>{lead}</p>{count}{paragraphs(FERRY)}</article>")[-3:] == FERRY


@pytest.mark.parametrize(
    "said", ["<p>12 Kommentare</p>", "<div><a href='#k'>Kommentare (3)</a></div>", "<p>Diskussion</p>"]
)
@pytest.mark.parametrize("kind", ["<p>{}</p>", "<div class='block'><p>{}</p></div>"])
def test_paragraphs_of_one_kind_go_on_behind_a_count_of_comments(said, kind):
    text = [kind.format(each) for each in (*FERRY, *LIBRARY)]
    said = kind.format(said) if "div" in kind else said
    found = body_of(f"<article><h1>Fähre</h1>{''.join([*text[:3], said, *text[3:]])}</article>")
    assert [line for line in found if line != "Diskussion"] == [*FERRY, *LIBRARY]


@pytest.mark.parametrize("heading", ["Reaktionen", "Diskussion", "Responses"])
def test_a_part_on_opinions_is_no_readers_comment(heading):
    body = f"<h1>Fähre</h1>{paragraphs(FERRY)}<h2>{heading}</h2>{paragraphs(LIBRARY)}"
    assert body_of(f"<article>{body}</article>") == [*FERRY, heading, *LIBRARY]


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


POINTS = [f"Punkt {ix}: Der Anleger bekommt eine neue Rampe, Abschnitt {ix}." for ix in range(1, 5)]
LIST = "<ul>" + "".join(f"<li>{text}</li>" for text in POINTS) + "</ul>"
QUOTE = "Wir haben lange gewartet, und manche von uns haben nicht mehr daran geglaubt, dass sie kommt."


@pytest.mark.parametrize(
    ("inside", "lines"),
    [
        (LIST, POINTS),
        (LIST.replace("ul", "ol"), POINTS),
        (f"<blockquote>{QUOTE}</blockquote>", [QUOTE]),
        (f"<blockquote><p>{QUOTE}</p></blockquote>", [QUOTE]),
    ],
)
@pytest.mark.parametrize("container", ["", "article", "div"])
def test_lists_and_quotations_between_paragraphs_stay(inside, lines, container):
    text = paragraphs(FERRY) + inside + paragraphs(LIBRARY)
    around = f"<{container}>{{}}</{container}>" if container else "{}"
    found = [line.removeprefix("- ") for line in body_of("<h1>Fähre</h1>" + around.format(text))]
    assert found == [*FERRY, *lines, *LIBRARY]


def test_paragraphs_set_apart_by_line_breaks_are_all_there():
    text = "<br/><br/>".join([*FERRY, *LIBRARY])
    menu = "".join(f"<li><a href='/{ix}'>Thema {ix}</a></li>" for ix in range(5))
    assert body_of(f"<ul>{menu}</ul><div class='article'><h1>Fähre</h1><div>{text}</div></div>") == [*FERRY, *LIBRARY]


def test_boxes_around_the_text_stay_outside():
    related = "<div class='box'><h3>Mehr</h3><ul><li><a href='/a'>Warum der Kran am Hafen steht</a></li></ul></div>"
    print_note = (
        "<div class='druck'><p>Dieser Ausdruck ist nur zum eigenen Gebrauch bestimmt, sagt der Verlag.</p></div>"
    )
    text = f"<div class='text'>{paragraphs(FERRY)}{related}{paragraphs(LIBRARY)}</div>"
    assert body_of(f"{print_note}<div><h1>Fähre</h1>{text}</div>{print_note}") == [*FERRY, *LIBRARY]


def test_a_teaser_between_paragraphs_goes_with_its_text():
    head = "<h3><a href='/kran'>Warum der Kran noch steht</a></h3>"
    text = "<p>Seit vierzig Jahren soll er weg, doch niemand weiß, wem er gehört.</p>"
    body = f"{paragraphs(FERRY)}<div class='article-teaser'>{head}{text}</div>{paragraphs(LIBRARY)}"
    assert body_of(f"<article><h1>Fähre</h1>{body}</article>") == [*FERRY, *LIBRARY]


def test_the_pages_headline_is_no_line_of_the_text_where_the_title_has_other_words():
    found = read(f"<article><h1>Sandholm jubelt</h1>{paragraphs(FERRY)}</article>", TITLE.format("Fähre fährt wieder"))
    assert (found.title, found.body.split("\n")) == ("Fähre fährt wieder", FERRY)


def test_the_same_article_twice_in_a_page_is_read_once():
    once = f"<h2>Der Fahrplan</h2>{paragraphs(FERRY)}{paragraphs(LIBRARY)}"
    body = f"<article><h1>Fähre</h1><div class='screen'>{once}</div><div class='phone'>{once}</div></article>"
    assert body_of(body) == ["Der Fahrplan", *FERRY, *LIBRARY]


def test_a_refrain_stays():
    song = ["Und das Schiff fährt hinaus.", *FERRY[:1], "Und das Schiff fährt hinaus.", *FERRY[1:]]
    assert body_of(f"<article><h1>Lied</h1>{paragraphs(song)}</article>") == song


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


ITEMS = [
    f"Der Anleger am {where} bekommt einen neuen Steg und eine Rampe für Rollstühle." for where in ("Markt", "Tor")
]


@pytest.mark.parametrize("box", ["<ul>{}</ul>", "<div class='liste'><ul>{}</ul></div>"])
def test_a_list_of_sentences_in_a_box_or_behind_the_text_is_the_articles(box):
    items = box.format("".join(f"<li>{item}</li>" for item in ITEMS))
    assert body_of(f"<div><h1>Fähre</h1>{paragraphs(FERRY)}{items}{paragraphs(LIBRARY)}</div>") == [
        *FERRY, *ITEMS, *LIBRARY,
    ]  # fmt: skip
    assert body_of(f"<h1>Fähre</h1>{paragraphs([*FERRY, *LIBRARY])}<ul>{items}</ul>")[:6] == [*FERRY, *LIBRARY]


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


def test_an_article_in_the_cell_of_a_table_is_read_by_its_breaks():
    menu = "<td><a href='/'>Start</a><br><a href='/a'>Archiv</a></td>"
    text = "<br><br>".join([*FERRY, *LIBRARY])
    for cell in (f"<td><h1>Fähre</h1><font>{text}</font></td>", f"<td>{paragraphs([*FERRY, *LIBRARY])}</td>"):
        assert body_of(f"<table><tr>{menu}{cell}</tr></table>") == [*FERRY, *LIBRARY]


def test_a_table_of_data_stays_one():
    table = "<table><tr><td>Mai</td><td>6 Fahrten</td></tr><tr><td>Juli</td><td>8 Fahrten</td></tr></table>"
    found = body_of(f"<article><h1>Fähre</h1>{paragraphs(FERRY)}{table}{paragraphs(LIBRARY)}</article>")
    assert (found[0], found[-1]) == (FERRY[0], LIBRARY[-1])
    assert any("Mai" in line and "6 Fahrten" in line for line in found)
