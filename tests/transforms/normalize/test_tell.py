import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.article import Article, LanguageArticle
from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.contents import read_content
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.tell import tell_again
from newsmill.transforms.normalize.texts.layout import restore
from newsmill.transforms.normalize.transform import tell_batch_again

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
BODY = (
    "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke bis zum Herbst zu sperren.\n\n"
    "Foto: Jens Beispiel/dpa\n"
    "Die Sanierung kostet nach Angaben der Verwaltung rund zwölf Millionen Euro, die Hälfte zahlt das Land.\n"
    "Lesen Sie auch: Warum der Hafen wächst\n\n"
    "Die Opposition sprach von einem Debakel und forderte, den Bau einer neuen Brücke noch in diesem Jahr zu planen."
)
PAGE = (
    "<!DOCTYPE html><html lang='de'><head><title>Alte Brücke wird gesperrt</title></head><body><article>"
    "<h1>Alte Brücke wird gesperrt</h1>"
    + "".join(f"<p>{line}</p>" for line in BODY.split("\n") if line)
    + "<h2>Was die Anwohner sagen</h2><p>Viele Menschen im Viertel begrüßen den Beschluss, andere fürchten Umwege und "
    "Lärm in ihren Straßen.</p><p><a href='/hafen'>Der Hafen wächst weiter und niemand weiß, wohin</a></p>"
    "</article></body></html>"
)
RETITLED = PAGE.replace("<head>", "<head><meta property='og:title' content='Umwege bis zum Herbst'>")
DOCUMENTS = {
    "other headline": Document("file:///h", None, "text/html", RETITLED.encode(), "utf-8"),
    "own title": Document("file:///a", None, "text/plain", f"Alte Brücke wird gesperrt\n\n{BODY}".encode(), "utf-8"),
    "record title": Document("file:///a", None, "text/plain", BODY.encode(), "utf-8", title="Alte Brücke"),
    "title again": Document(
        "file:///a", None, "text/plain", f"Alte Brücke\n\n{BODY}".encode(), "utf-8", title="Alte Brücke"
    ),
    "markdown": Document("file:///a", None, "text/markdown", f"# Alte Brücke\n\n{BODY}".encode(), "utf-8"),
    "page": Document("file:///a", None, "text/html", PAGE.encode(), "utf-8"),
    "credit of the author": Document(
        "file:///a", None, "text/plain", f"{BODY}\n\nEva Muster".encode(), "utf-8", authors=("<b>Eva  Muster</b>",)
    ),
}


LINE = st.sampled_from([*BODY.split("\n"), "", "Kurz", "Was die Anwohner sagen", "(dpa)", "© dpa", "Eva Muster"])


def stored(document: Document) -> LanguageArticle | None:
    article = normalize(document, SETTINGS)
    if not isinstance(article, Article):
        return None
    fields = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    return LanguageArticle(**fields, language="de", language_score=0.9)


def known(name: str) -> LanguageArticle:
    article = stored(DOCUMENTS[name])
    assert article
    return article


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_lines_of_a_stored_article_are_put_together_and_told_apart_as_they_were(name: str) -> None:
    article = known(name)
    assert article.removed_lines
    assert restore(article)[0].lines == read_content(DOCUMENTS[name], SETTINGS).text.lines
    assert tell_again(article) == article


@given(st.lists(LINE, max_size=14), st.sampled_from([None, "Kurz", "Alte Brücke"]))
def test_any_text_comes_out_as_it_was(lines: list[str], title: str | None) -> None:
    document = Document("file:///a", None, "text/plain", "\n".join(lines).encode(), "utf-8", title=title)
    article = stored(document)
    if article:
        assert restore(article)[0].lines == read_content(document, SETTINGS).text.lines
        assert tell_again(article) == article


def test_a_line_that_the_rules_of_then_left_in_the_body_is_taken_out_and_the_other_way_round() -> None:
    article = replace(known("record title"), language_score=None)
    lines = [line for line in BODY.split("\n") if line]
    first = article.removed_lines[0]
    kept = replace(article, body="\n".join(lines), removed_lines=(), word_count=99, language_score=0.9)
    assert tell_again(kept) == article
    taken = replace(article, body="\n".join(lines[1:]), removed_lines=(replace(first, line_ix=0, text=lines[0]),))
    assert tell_again(taken) == article


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (None, "Foto: Jens Beispiel/dpa"),
        ("Der Hafen", "Jetzt hier kostenlos den Newsletter bestellen, jeden Morgen per E-Mail."),
    ],
)
def test_an_article_that_would_be_left_with_nothing_stays_as_it_is(title: str | None, body: str) -> None:
    furniture = replace(known("record title"), title=title, body=body, removed_lines=(), layout=b"\0")
    assert tell_again(furniture) == furniture


def test_a_headline_above_a_credit_is_left_alone() -> None:
    credited = replace(
        known("record title"), title="Der Hafen", body="Foto: Jens Beispiel/dpa", removed_lines=(), layout=b"\0"
    )
    assert (tell_again(credited).body, tell_again(credited).word_count) == ("", 0)


@pytest.mark.parametrize("body", ["", "Zwei\nZeilen"])
def test_lines_that_do_not_add_up_are_a_fault(body: str) -> None:
    with pytest.raises(ValueError, match="do not add up"):
        restore(replace(known("record title"), body=body, removed_lines=(), layout=b"\0"))


def test_a_batch_is_told_row_by_row() -> None:
    batch = to_batch([known("own title"), known("page")], LanguageArticle)
    assert tell_batch_again(batch)[0] == batch
