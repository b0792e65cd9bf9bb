"""What stands between and beside the paragraphs of an article: what of it is the article's, and what is not."""

import pytest

from tests.transforms.normalize.pages.page_texts import (
    FERRY,
    LIBRARY,
    body_of,
    paragraphs,
    read,
)

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
    found = read(
        f"<article><h1>Sandholm jubelt</h1>{paragraphs(FERRY)}</article>",
        "<meta property='og:title' content='Fähre fährt wieder'>",
    )
    assert (found.title, found.body.split("\n")) == ("Fähre fährt wieder", FERRY)


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
