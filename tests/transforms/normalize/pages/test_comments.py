"""Readers' comments in pages, and what only sounds like them."""

import pytest

from tests.transforms.normalize.pages.page_texts import (
    FERRY,
    LIBRARY,
    OPINION,
    body_of,
    paragraphs,
)

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
