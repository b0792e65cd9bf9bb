import hashlib
import importlib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.tag import mentions_of, tag


@Language.component("test_raise_on_boom", assigns=["doc.ents"])
def raise_on_boom(doc: Doc) -> Doc:
    if "boom" in doc.text:
        raise RuntimeError("no reading of this")
    return doc


@pytest.fixture
def settings(tmp_path: Path) -> EntitySettings:
    nlp = spacy.blank("de")
    patterns = [
        {"label": "PERSON", "pattern": "Eva Lindqvist"},
        {"label": "GPE", "pattern": "Hellbrück"},
        {"label": "DATE", "pattern": "gestern"},
    ]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.add_pipe("test_raise_on_boom")
    nlp.to_disk(tmp_path)
    return EntitySettings.of({"de": str(tmp_path)})


def _texts(mentions):
    return [(mention.field, mention.text, mention.label, mention.model_label, mention.method) for mention in mentions]


def test_title_and_body_keep_their_own_offsets(make_article, settings):
    article = make_article("Gestern kam\nEva Lindqvist nach Hellbrück.", title="Post aus Frankreich")
    (tagged,) = tag([article], settings)
    assert _texts(tagged.mentions) == [
        ("title", "Frankreich", "LOC", None, "rule"),
        ("body", "Eva Lindqvist", "PER", "PERSON", "model"),
        ("body", "Hellbrück", "LOC", "GPE", "model"),
    ]
    for mention in tagged.mentions:
        text = article.title if mention.field == "title" else article.body
        assert text[mention.char_start : mention.char_end] == mention.text
        assert mention.sentence_start <= mention.char_start < mention.char_end <= mention.sentence_end
    assert tagged.mentions[1].sentence_start == len("Gestern kam\n")


@pytest.mark.parametrize("title", [None, "", "Post", "Post aus Frankreich"])
def test_a_sentence_of_the_body_is_the_same_under_every_title(make_article, settings, title):
    body = "Gestern kam Eva Lindqvist. Sie blieb in Hellbrück."
    (tagged,) = tag([make_article(body, title=title)], settings)
    sentences = [
        body[mention.sentence_start : mention.sentence_end] for mention in tagged.mentions if mention.field == "body"
    ]
    assert sentences == ["Gestern kam Eva Lindqvist.", "Sie blieb in Hellbrück."]
    assert all(mention.sentence_end <= len(body) for mention in tagged.mentions)


def test_the_reject_of_a_failed_model_keeps_the_first_bytes_and_the_hash_of_all(make_article, settings):
    long = make_article("boom " + "ä" * 5000, title="Post")
    short = make_article("boom", title=None)
    failures = [found.failure for found in mentions_of([long, short], settings)]
    whole = f"Post\n{long.body}".encode()
    assert [(failure.payload, failure.payload_sha256) for failure in failures] == [
        (whole[:4096], hashlib.sha256(whole).hexdigest()),
        (b"\nboom", hashlib.sha256(b"\nboom").hexdigest()),
    ]


def test_an_article_on_which_the_model_raises_keeps_rule_mentions_and_costs_no_other(make_article, settings):
    articles = [make_article("Eva Lindqvist"), make_article("Eva Lindqvist boom in Polen"), make_article("Hellbrück")]
    first, second, third = mentions_of(articles, settings)
    assert [mention.text for mention in first.mentions] == ["Eva Lindqvist"]
    assert [mention.text for mention in third.mentions] == ["Hellbrück"]
    assert first.failure is third.failure is None
    assert [mention.text for mention in second.mentions] == ["Polen"]
    assert second.failure is not None
    assert second.failure.reason == Reason.MODEL_FAILED
    assert "RuntimeError: no reading of this" in (second.failure.detail or "")


def test_mixed_languages_come_back_in_order(make_article, settings):
    articles = [
        make_article("in Spain", language="en"),
        make_article("in Spanien"),
        make_article("Spain", language=None),
    ]
    found = mentions_of(articles, settings)
    assert [each.mentions[0].country_code for each in found] == ["ES", "ES", "ES"]
    assert found[2].mentions[0].model == "rules"
    assert len({each.mentions[0].entity_id for each in found}) == 1


@pytest.mark.parametrize("body", ["", " \n ", "123 456,7\n8", "😀😀🎉", "Все счастливые семьи", "新闻报道", "\x00\x07"])
def test_texts_without_entities(make_article, settings, body):
    (found,) = mentions_of([make_article(body)], settings)
    assert found.mentions == ()
    assert found.failure is None


def test_a_text_of_a_million_characters(make_article, settings):
    line = "Eva Lindqvist reiste nach Hellbrück und dann weiter in ein Dorf am Fluss.\n"
    body = line * (1_050_000 // len(line))
    (found,) = mentions_of([make_article(body)], settings)
    assert len(found.mentions) == 2 * body.count("\n")
    assert all(body[mention.char_start : mention.char_end] == mention.text for mention in found.mentions)


def test_the_same_text_gives_the_same_mentions_alone_and_in_a_batch(make_article, settings):
    articles = [
        make_article("Eva Lindqvist in Polen"),
        make_article("Hellbrück"),
        make_article("Eva Lindqvist in Polen"),
    ]
    together = mentions_of(articles, settings)
    assert together == [mentions_of([article], settings)[0] for article in articles]


def test_a_fault_of_newsmill_keeps_the_article_without_mentions_and_costs_no_other(make_article, settings, monkeypatch):
    def broken(text, found, entity_list):
        if "Polen" in text.text:
            raise LookupError("unforeseen")
        return found

    # The package gives its function the module's name, so the module is found by import.
    monkeypatch.setattr(importlib.import_module("newsmill.transforms.entities.tag"), "resolve", broken)
    first, second = mentions_of([make_article("Eva Lindqvist in Polen"), make_article("Hellbrück")], settings)
    assert first.mentions == ()
    assert first.failure is not None
    assert (first.failure.stage, first.failure.reason) == ("entities", "internal_error")
    assert [mention.text for mention in second.mentions] == ["Hellbrück"]
    assert second.failure is None
