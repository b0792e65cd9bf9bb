import time

import pytest

from newsmill.transforms.normalize.dates.stated_date import StatedDate
from newsmill.transforms.normalize.texts.front_matter import FRONT_MATTER_CHARS
from newsmill.transforms.normalize.texts.markdown import read_markdown
from tests.cpu_time import seconds_of

TEXT = """---
title: "Brücke zu"
date: 2026-04-30
url: https://example.org/a
tags:
  - Hafen
  - Brücke
author: Mara Beispiel
---
# Brücke *zu*

Der **Rat** hat [gestern](https://example.org/b_(c) "Titel") _entschieden_: `nein`.
Zweite Zeile mit snake_case_name und 2 * 3 * 4.

> Zitat eines \\*Bürgers\\*

- [x] erster Punkt
* zweiter Punkt
1. dritter Punkt

Zwischentitel
-------------

![Die Brücke](bild.jpg) Text nach dem Bild

| A | B |
|---|---|
| 1 | 2 |

```
code bleibt *so*
```

***

[1]: https://example.org
"""


def test_markup_goes_and_words_stay_line_by_line():
    assert read_markdown(TEXT).text.lines == (
        "Brücke zu",
        "Der Rat hat gestern entschieden: nein.",
        "Zweite Zeile mit snake_case_name und 2 * 3 * 4.",
        "Zitat eines *Bürgers*",
        "erster Punkt",
        "zweiter Punkt",
        "1. dritter Punkt",
        "Zwischentitel",
        "Die Brücke Text nach dem Bild",
        "A  B",
        "1  2",
        "code bleibt *so*",
    )


def test_headings_are_marked():
    text = read_markdown(TEXT).text
    assert {text.lines[ix] for ix in text.marked} == {"Brücke zu", "Zwischentitel"}


def test_front_matter_is_metadata():
    found = read_markdown(TEXT).found
    assert (found.title, found.published) == ("Brücke zu", (StatedDate("2026-04-30", "meta"),))
    assert (found.canonical, found.authors, found.categories) == (
        "https://example.org/a",
        ("Mara Beispiel",),
        ("Hafen", "Brücke"),
    )


def test_a_rule_at_the_top_is_no_front_matter():
    text = "---\nDer Rat tagt heute wieder.\n---\nUnd morgen auch."
    assert read_markdown(text).text.lines == ("Der Rat tagt heute wieder.", "Und morgen auch.")


def test_plain_text_passes_unchanged():
    lines = ("Er sagte: a_b und c_d, 5*3*2 und [sic].", "C# und F#", "#hashtag am Anfang", "100 % – *", "1) eins")
    assert read_markdown("\n".join(lines)).text.lines == lines


def test_hard_wrapped_paragraphs_are_joined_as_those_of_plain_text():
    text = (
        "Die **Fähre** nach Sandholm fährt ab Pfingsten wieder, teilte der\nHafenmeister am Donnerstag mit. "
        "Zwei Jahre lang hatte das Schiff in\nder Werft gelegen, weil Ersatzteile für die alte Maschine fehlten."
    )
    assert read_markdown(f"# Fähre\n\n{text}").text.lines == ("Fähre", text.replace("**", "").replace("\n", " "))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Text ~~weg~~ <b>fett</b>, A &amp; B&nbsp;C&#8238;", ("Text weg fett, A & B C",)),
        ("eins<br>zwei<!-- nichts -->", ("eins", "zwei")),
        ("```\n~~~\nim Kasten\n```\ndanach *so*", ("~~~", "im Kasten", "danach so")),
        ("Bürger*innen und Leser*innen, Bürger**innen", ("Bürger*innen und Leser*innen, Bürger**innen",)),
        ("    Der **Rat** tagt.", ("Der Rat tagt.",)),
        ("1.  eins\n10) zehn\n\n1986. Ein Jahr", ("1.  eins", "10) zehn", "1986. Ein Jahr")),
        ("- 1. a\n- [ ] b\n- Anzeige -", ("1. a", "b", "Anzeige -")),
        ("> a\n> > b\nc", ("a", "b", "c")),
        ("|a|b|\n|-|-|\n|1|2|3|", ("a  b", "1  2  3")),
        ("<https://e.example/x%20y> [x](javascript:alert)", ("https://e.example/x%20y x",)),
        ("[foo] [sic]\n\n[foo]: https://e.example\n[foo]: https://f.example", ("foo [sic]",)),
        ("[^1]: Eine Fußnote mit Text", ("[^1]: Eine Fußnote mit Text",)),
    ],
)
def test_what_commonmark_says(text, lines):
    assert read_markdown(text).text.lines == lines


def test_above_an_underline_the_last_line_alone_is_a_heading():
    text = read_markdown("Zeile eins\nZeile zwei\n---\nText").text
    assert (text.lines, text.marked, text.spaced) == (("Zeile eins", "Zeile zwei", "Text"), {1}, {1})


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "*", "[", "<b>"])
def test_what_is_nested_too_deeply_keeps_its_words(mark):
    assert "tief" in " ".join(read_markdown(mark * 200 + "tief").text.lines)


@pytest.mark.parametrize(
    ("matter", "field", "value"),
    [
        ("description: >\n  Erste Zeile\n  und zweite", "summary", "Erste Zeile und zweite"),
        ("title: Brücke zu  # noch prüfen", "title", "Brücke zu"),
        ("authors:\n  - name: Mara\n    mail: m@e.example\n  - name: Piet", "authors", ("Mara", "Piet")),
        ("author: Mara, Piet", "authors", ("Mara", "Piet")),
        ('tags: ["a, b", c]', "categories", ("a, b", "c")),
        ("date: 2026-04-30 07:00", "published", (StatedDate("2026-04-30 07:00", "meta"),)),
        ("lang: no", "language", "no"),
        ("title: 0123", "title", "0123"),
        ("title: !!int drei", "title", "drei"),
        ("title: Brücke: Sperrung kommt", "title", "Brücke: Sperrung kommt"),
        ("title:\ntitel: zweiter", "title", "zweiter"),
        ("title: &a x\nsummary: *a", "summary", "*a"),
    ],
)
def test_fields_of_front_matter(matter, field, value):
    content = read_markdown(f"---\n{matter}\n---\nText")
    assert (getattr(content.found, field), content.text.lines) == (value, ("Text",))


def test_front_matter_may_be_toml():
    found = read_markdown(
        '+++\ntitle = "T"\ndate = 2026-04-30T07:00:00+02:00\nauthors = ["A, B", "C"]\n+++\nText'
    ).found
    assert (found.title, found.authors) == ("T", ("A, B", "C"))
    assert [date.raw for date in found.published] == ["2026-04-30T07:00:00+02:00"]


@pytest.mark.parametrize("matter", ["[" * 9000, "{a: " * 4000, "- " * 9000, "a: " + '"' * 15_001, "a: x" + " " * 9000])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_costs_little(fence, matter):
    start = time.process_time()
    assert read_markdown(f"{fence}\n{matter}\n{fence}\nText").text.lines[-1] == "Text"
    assert time.process_time() - start < 2


def test_long_front_matter_is_none():
    assert read_markdown(f"---\ntitle: {'a' * FRONT_MATTER_CHARS}\n---\nText").found.title is None


@pytest.mark.parametrize(
    "mark", ["> ", "- ", "[", "![", "[a](", "*a ", "**_a ", "&", "<", "`", "> a\nb\n", "|a|\n", "[a]: b\n", "\\", "a*"]
)
def test_the_cost_grows_with_the_length(mark):
    text = mark * (40 * 1024 // len(mark))
    assert seconds_of(lambda: read_markdown(text)) < 40 * 0.03 + 0.1
