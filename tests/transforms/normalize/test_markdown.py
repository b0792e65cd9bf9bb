from newsmill.transforms.normalize.markdown import read_markdown

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
    assert (found.title, found.published, found.date_source) == ("Brücke zu", "2026-04-30", "meta")
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
