import spacy

import newsmill.transforms.entities  # noqa: F401  registers the components
from newsmill.transforms.entities.components import MENTIONS_KEY


def test_the_components_run_behind_any_spacy_pipeline():
    nlp = spacy.blank("de")
    nlp.add_pipe("newsmill_sentences")
    patterns = [{"label": "PERSON", "pattern": "Eva Lindqvist"}, {"label": "DATE", "pattern": "2024"}]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.add_pipe("newsmill_article")
    doc = nlp("Lindqvist siegt\nEva Lindqvist gewann 2024 in Polen. Am 3. Mai feiert sie.")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Lindqvist", "PER"),
        ("Eva Lindqvist", "PER"),
        ("Polen", "LOC"),
    ]
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Lindqvist siegt",
        "Eva Lindqvist gewann 2024 in Polen.",
        "Am 3. Mai feiert sie.",
    ]
    assert [found.method for found in doc.user_data[MENTIONS_KEY]] == ["propagated", "model", "rule"]


def test_an_empty_doc_passes():
    nlp = spacy.blank("en")
    nlp.add_pipe("newsmill_sentences")
    nlp.add_pipe("newsmill_article")
    assert list(nlp("").ents) == []
