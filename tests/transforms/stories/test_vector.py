import pyarrow as pa

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.story_vector import StoryVector
from newsmill.schemas.state import STORY_VECTORS
from newsmill.transforms.stories import vector
from newsmill.transforms.stories.vector import story_vectors

BODY = "In Holzhafen haben 417 Boote gebrannt. Die Feuerwehr war mit Löschbooten im Einsatz."


def test_rows_are_as_the_row_type_says(article, batch):
    found = story_vectors(batch([article("a", "Feuer im Hafen", BODY)]))
    assert found.schema.equals(STORY_VECTORS.schema, check_metadata=False)
    assert found.schema.names == schema_of(StoryVector).names
    row = found.to_pylist()[0]
    count = len(row["marks"])
    assert count == len(row["strengths"]) == len(row["rarities"]) == len(row["numbers"]) // 4 > 5
    assert row["story_id"] == row["article_id"]


def test_who_stands_alone_has_no_terms(article, batch):
    rows = [
        article("told", "Feuer im Hafen", BODY),
        article("undated", "Feuer im Hafen", BODY, hours=None),
        article("foreign", "Feuer im Hafen", BODY, language="fr"),
        article("unknown", "Feuer im Hafen", BODY, language=None),
        article("roundup", "Liveblog: Feuer im Hafen", BODY),
        article("region", "Feuer im Hafen", BODY, language="de-AT"),
    ]
    found = story_vectors(batch(rows)).column("numbers").to_pylist()
    assert [bool(numbers) for numbers in found] == [True, False, False, False, False, True]
    assert found[0] == found[5]
    assert not any(story_vectors(batch(rows), tell=False).column("numbers").to_pylist())


def test_a_vector_takes_a_kilobyte_at_most(article, batch):
    body = " ".join(f"Wort{'abcdefghij'[ix % 10]}{'klmnopqrst'[ix // 10 % 10]}haus" for ix in range(100))
    found = story_vectors(batch([article(str(ix), "Titel", body * 3) for ix in range(50)]))
    assert pa.Table.from_batches([found]).nbytes / 50 <= 1024


def test_an_article_whose_terms_cannot_be_told_stands_alone_beside_a_reject(article, batch, monkeypatch):
    tell = vector.terms

    def broken(title, body, language):
        if title == "Kaputt":
            raise ZeroDivisionError("no terms")
        return tell(title, body, language)

    monkeypatch.setattr(vector, "terms", broken)
    found = vector.vectorize(batch([article("a", "Kaputt", BODY), article("b", "Feuer im Hafen", BODY)]))
    assert [bool(numbers) for numbers in found.rows.column("numbers").to_pylist()] == [False, True]
    (reject,) = found.rejects.to_pylist()
    assert (reject["stage"], reject["reason"]) == ("stories", "internal_error")
