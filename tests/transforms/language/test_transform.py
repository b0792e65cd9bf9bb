import dataclasses
import datetime as dt

from newsmill.schemas.row import schema_of, to_batch
from newsmill.schemas.rows.article import Article, LanguageArticle
from newsmill.transforms.language.transform import tell_batch

NOW = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)


def article(body, declared=None, title=None):
    values = dict.fromkeys((field.name for field in dataclasses.fields(Article)), None)
    values |= {
        "authors": (),
        "categories": (),
        "agencies": (),
        "removed_lines": (),
        "first_seen_at": NOW,
        "word_count": 1,
        "layout": b"",
        "position": 0,
        "earlier": (),
    }
    values |= dict.fromkeys(
        ("article_id", "identity_layer", "source", "document_uri", "content_hash", "exact_hash", "extractor"), "x"
    )
    return Article(**{**values, "body": body, "declared_language": declared, "title": title})


BATCH = to_batch(
    [
        article("Der Stadtrat hat am Montag beschlossen, die alte Brücke über den Fluss zu sperren."),
        article("", title="The council voted on Monday to close the old bridge across the river."),
        article("Ja.", "de"),
    ],
    Article,
)


def test_two_columns_are_appended_and_the_others_kept():
    told, rejects = tell_batch(BATCH)
    assert rejects.num_rows == 0
    assert told.schema == schema_of(LanguageArticle)
    assert told.column("language").to_pylist() == ["de", "en", "de"]
    assert told.column("language_score").to_pylist()[2] is None
    assert told.select(BATCH.schema.names) == BATCH


def test_an_empty_batch_stays_one():
    assert tell_batch(BATCH.slice(0, 0))[0].num_rows == 0
