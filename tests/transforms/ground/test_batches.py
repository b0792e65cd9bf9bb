from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.batches import BATCH_ROWS, Batch, batches_of

LARGE = b"x" * 3 * 2**20


def document(content=b"x", page=None):
    return Document("f", "1", "text/html", content, None, page_content=page)


def rows_of(rows, row_type=Document):
    return [batch.num_rows for batch in batches_of(rows, row_type)]


def test_bounded_by_number():
    assert rows_of([document()] * (BATCH_ROWS + 1)) == [BATCH_ROWS, 1]


def test_bounded_by_the_bytes_of_the_content():
    assert rows_of([document(LARGE)] * 4) == [3, 1]


def test_the_page_beside_the_content_counts():
    assert rows_of([document(b"x", LARGE)] * 4) == [3, 1]


def test_rejects_are_bounded_by_their_payload():
    row = Reject("f", None, "sources", "malformed", "", "0" * 64, LARGE)
    assert rows_of([row] * 4, Reject) == [3, 1]


def test_nothing_gives_no_batch():
    assert rows_of([]) == []
    assert list(Batch(Document).rest()) == []


def test_what_was_given_is_not_given_again():
    batch = Batch(Document)
    assert list(batch.add(document())) == []
    assert [found.num_rows for found in batch.rest()] == [1]
    assert list(batch.rest()) == []
