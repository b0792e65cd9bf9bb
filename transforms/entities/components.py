"""The rules as spaCy components, for every pipeline: ``newsmill_sentences`` and ``newsmill_article``.

Importing this module registers the factories, so that ``spacy.load`` finds them by name.
"""

from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.labels import mapped_label
from newsmill.transforms.entities.resolve import resolve
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.sentences import sentence_bounds

MENTIONS_KEY = "newsmill_mentions"
"""Where ``newsmill_article`` leaves the mentions in ``Doc.user_data``: a list of ``Found``, in order."""


@Language.component("newsmill_sentences", assigns=["token.is_sent_start"])
def set_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of ``doc`` by rule; a token that crosses two sentences begins none."""
    if not len(doc):
        return doc
    starts = np.fromiter((start for start, _ in sentence_bounds(doc.text, doc.lang_)), dtype=np.int64)
    flags = np.full(len(doc), -1, dtype=np.int64)
    flags[np.unique(np.searchsorted(_token_offsets(doc), starts).clip(max=len(doc) - 1))] = 1
    flags[0] = 1
    doc.from_array(["SENT_START"], cast(Any, flags.reshape(-1, 1).astype(np.uint64)))  # as spaCy types it
    return doc


@Language.component("newsmill_article", requires=["doc.ents"], assigns=["doc.ents"])
def resolve_article(doc: Doc) -> Doc:
    """Lay the article-level knowledge over ``doc.ents``, the doc being one article.

    Mentions that cover whole tokens become entities with the entity's id as ``kb_id_``; all are in ``doc.user_data``.
    """
    found = resolve(ArticleText(doc.text, doc.lang_), doc_spans(doc))
    doc.user_data[MENTIONS_KEY] = found
    spans = [doc.char_span(span.start, span.end, label=span.label) for span in found]
    doc.set_ents([span for span in spans if span is not None])
    return doc


def doc_spans(doc: Doc) -> list[Found]:
    """Return the entities of ``doc`` with mapped labels; dropped labels are left out."""
    entities = [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]
    labelled = [(start, end, mapped_label(label), label) for start, end, label in entities]
    return [Found(start, end, label, raw) for start, end, label, raw in labelled if label is not None]


def _token_offsets(doc: Doc) -> "np.ndarray[Any, np.dtype[np.int64]]":
    return np.fromiter((token.idx for token in doc), dtype=np.int64, count=len(doc))
