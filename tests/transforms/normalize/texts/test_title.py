import datetime as dt

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
P1 = "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke bis zum Herbst zu sperren."
P2 = "Die Sanierung kostet nach Angaben der Verwaltung rund zwölf Millionen Euro, die Hälfte zahlt das Land."
P3 = "Die Opposition sprach von einem Debakel und forderte, den Bau einer neuen Brücke sofort zu planen."
TITLE = "Alte Brücke in Musterstadt wird bis zum Herbst gesperrt: Was Autofahrer jetzt wissen müssen"


def article(text, title=None):
    return normalize(Document("file:///a.txt", None, "text/plain", text.encode(), None, title=title), SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{P1}\n\n{P2}\n\nStreit im Rat\n\n{P3}",
        f"{TITLE}\n{P1}\n{P2}",
        f"{TITLE}\n{P1}\nStreit im Rat\n{P2}\nWas nun\n{P3}",
        f"Zur Startseite\n{TITLE}\nVon Mara Beispiel\n{P1}\n{P2}",
    ],
)
def test_a_first_line_set_like_a_title_is_one(text):
    found = article(text)
    assert found.title == TITLE
    assert TITLE not in found.body
    assert TITLE not in [line.text for line in found.removed_lines]


def test_a_subhead_that_poses_as_a_title_stays_in_the_body():
    found = article(f"Streit im Rat\n{P1}\nWas das kostet\n{P2}\nWie es weitergeht\n{P3}")
    assert found.title is None
    assert found.body.startswith("Streit im Rat\n")


@pytest.mark.parametrize(
    "text", [f"{P1}\n{P2}", f"{P1}\n\n{P2}", "Alte Brücke gesperrt", "Brot\nMilch\nEier", f"Ja.\n{P1}"]
)
def test_without_a_title_line_there_is_no_title(text):
    found = article(text)
    assert found.title is None
    assert found.body == "\n".join(line for line in text.split("\n") if line)


def test_the_records_title_wins_and_its_repetition_goes():
    found = article(f"{TITLE.upper()}\n{P1}\n{P2}", title=TITLE)
    assert found.title == TITLE
    assert [(line.line_ix, line.role, line.rule) for line in found.removed_lines] == [(0, "title", "title_repeated")]


@pytest.mark.parametrize(
    "parts", [["Alte Brücke zu;", "Rat streitet weiter."], ["Alte Brücke", "zu; Rat", "streitet weiter"]]
)
def test_a_title_repeated_over_the_first_lines_goes(parts):
    found = article("\n".join([*parts, P1, P2]), title="Alte Brücke zu; Rat streitet weiter")
    assert found.body == f"{P1}\n{P2}"
    assert {(line.role, line.rule) for line in found.removed_lines[:1]} == {("title", "title_repeated")}
    assert {line.rule for line in found.removed_lines} == {"title_repeated"}


@pytest.mark.parametrize(
    "text",
    [
        f"Alte Brücke zu\n{P1}\n{P2}",
        f"{P1}\nAlte Brücke zu\nRat streitet weiter",
        "Alte Brücke zu;\nRat streitet weiter.",
    ],
)
def test_a_part_of_the_title_or_the_title_elsewhere_or_alone_stays(text):
    assert article(text, title="Alte Brücke zu; Rat streitet weiter").removed_lines == ()


def test_a_markdown_heading_is_the_title():
    text = f"# Brücke zu\n\n{P1}\n\n## Streit im Rat\n\n{P2}".encode()
    found = normalize(Document("file:///a.md", None, "text/markdown", text, None), SETTINGS)
    assert found.title == "Brücke zu"
    assert found.body == f"{P1}\nStreit im Rat\n{P2}"


@pytest.mark.parametrize("kicker", ["Hafen", "Streit um die Brücke", "Musterstadt:"])
def test_a_title_with_its_kicker_glued_before_it_is_no_body_line(kicker):
    found = article(f"{kicker} {TITLE}\n\n{P1}\n{P2}", title=TITLE)
    assert (found.title, found.body) == (TITLE, f"{P1}\n{P2}")
    assert [line.rule for line in found.removed_lines] == ["title_repeated"]


def test_a_sentence_that_ends_with_a_short_title_stays():
    assert article(f"Der Rat sprach am Montag: Brücke zu\n\n{P1}", title="Brücke zu").body.startswith("Der Rat sprach")
