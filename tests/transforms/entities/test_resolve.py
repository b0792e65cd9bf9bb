from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.resolve import resolve
from newsmill.transforms.entities.text.article_text import ArticleText

PARTS = [
    *("Olaf Scholz", "Scholz", "Scholz’", "Trumps", "die USA", "US-Präsident", "„Zeit“", " (EZB)", "der Ukraine"),
    *(
        "Europäische Zentralbank",
        " ",
        "\n",
        ". ",
        "“",
        "(",
        ")",
        "-",
        "Nato-Partner",
        ", kurz Nas",
        "é",
        "😀",
        "Kim Jong-un",
    ),
]


@st.composite
def tagged_texts(draw):
    text = "".join(draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=25)))
    bounds = st.tuples(st.integers(0, len(text)), st.integers(1, 25), st.sampled_from(["PER", "LOC", "ORG", "MISC"]))
    spans = draw(st.lists(bounds, max_size=8))
    return text, [Found(start, min(start + length, len(text)), label, label) for start, length, label in spans]


@settings(max_examples=300)
@given(tagged_texts(), st.sampled_from(["de", "en", None]))
def test_whatever_the_tagger_finds_mentions_are_tidy(tagged, language):
    text, spans = tagged
    found = resolve(ArticleText(text, language), spans)
    assert found == resolve(ArticleText(text, language), spans)
    for span in found:
        surface = text[span.start : span.end]
        assert surface == surface.strip()
        assert surface
        assert "\n" not in surface
        assert surface[0] not in "„“”\"'(,.-"
        assert span.entity is not None
        assert span.entity.key
        assert span.entity.label == span.label
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_the_title_learns_from_the_body(resolved):
    found = resolved("Lindqvist siegt\n[PER Eva Lindqvist] kam. Das Amt für Moore (AFM) lobte Lindqvist.")
    assert found[0] == ("Lindqvist", "PER", "Eva Lindqvist", "propagated")
