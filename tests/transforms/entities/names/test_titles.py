import pytest

from newsmill.transforms.entities.names.titles import strip_titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[PER Präsident Trump]", ["Trump"]),
        ("[PER Sir Keir Starmer]", ["Keir Starmer"]),
        ("[PER Dr. Eva Lind]", ["Eva Lind"]),
        ("[PER US-Präsident Joe Biden]", ["Joe Biden"]),
        ("[PER Verteidigungsministerin Ida Holm]", ["Ida Holm"]),
        ("[PER Bundeskanzler Olaf Scholz (SPD)]", ["Olaf Scholz"]),
        ("[PER Eva Lind, SPD]", ["Eva Lind"]),
        ("[PER Bundeskanzler]", []),
        ("[PER von der Leyen]", ["von der Leyen"]),
        ("[PER Martin Richter]", ["Martin Richter"]),
        ("[PER Lady Gaga]", ["Lady Gaga"]),
        ("[PER Lady Lund]", ["Lund"]),
        ("[ORG Präsident Brauerei]", ["Präsident Brauerei"]),
    ],
)
def test_titles_stay_outside(marked, text, expected):
    article, spans = marked(text)
    assert [article.text[span.start : span.end] for span in strip_titles(article, spans)] == expected
