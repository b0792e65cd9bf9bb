import pyarrow as pa
import pytest

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.article import Article
from newsmill.transforms.deduplicate.document_numbers import UNDATED
from newsmill.transforms.deduplicate.shingles import shingle_sets
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import Signatures, read_signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile


@pytest.fixture
def files(tmp_path, article, text):
    rows = [article(f"{n}", text(n, 40 + n), hours=None if n == 3 else 24 * (9 - n), title=f"T{n}") for n in range(9)]
    written = {}
    for name, part in (("new", rows[:4]), ("stored", rows[4:])):
        batch = signatures(to_batch(part, Article))
        with pa.ipc.new_file(tmp_path / name, batch.schema) as writer:
            writer.write_batch(batch.slice(0, 2))
            writer.write_batch(batch.slice(2))
        written[name] = str(tmp_path / name)
    return rows, written


def test_documents_are_numbered_new_ones_first_then_in_order_of_time(files):
    rows, written = files
    found = read_signatures([SignatureFile(written["stored"], new=False), SignatureFile(written["new"], new=True)])
    assert found.new.tolist() == [True] * 4 + [False] * 5
    order = [rows[n].article_id.encode() for n in (3, 2, 1, 0, 8, 7, 6, 5, 4)]
    assert found.ids.tolist() == order
    assert found.published[0] == UNDATED
    assert found.texts("title", found.ranks.argsort()) == ["T3", "T8", "T7", "T6", "T5", "T4", "T2", "T1", "T0"]


def test_values_are_read_by_document_number(files):
    rows, written = files
    found = read_signatures([SignatureFile(path, new=False) for path in written.values()])
    by_id = {row.article_id.encode(): row for row in rows}
    assert found.integers("word_count").tolist() == [len(by_id[key].body.split()) for key in found.ids.tolist()]
    assert [bytes(value) for value in found.exact_hashes()] == [
        bytes.fromhex(by_id[key].exact_hash)[:16] for key in found.ids.tolist()
    ]
    for number, key in enumerate(found.ids.tolist()):
        expected = shingle_sets([by_id[key].body])[0]
        assert found.shingles(number).tolist() == expected.shingles.tolist()
        assert found.fingerprints(number).tolist() == expected.fingerprints.tolist()
    assert found.integers("shingle_count").tolist() == [len(found.shingles(number)) for number in range(9)]


def test_a_revision_hides_the_stored_row_and_removed_ones_are_gone(article, text):
    old = [article("a", text(1, 40)), article("b", text(2, 40)), article("c", text(3, 40))]
    new = [article("a", text(4, 50))]
    stored = SignatureFile("stored", new=False, removed=(old[1].article_id,), recheck=(old[2].article_id,))
    found = Signatures([
        (signatures(to_batch(old, Article)), stored),
        (signatures(to_batch(new, Article)), SignatureFile("new", new=True)),
    ])  # fmt: skip
    assert sorted(found.ids.tolist()) == sorted(row.article_id.encode() for row in (new[0], old[2]))
    assert found.new.all()
    assert found.fresh.sum() == 1
    assert sorted(found.integers("word_count").tolist()) == [40, 50]


def test_no_files_and_empty_files_give_no_documents(article):
    assert len(read_signatures([])) == 0
    empty = signatures(to_batch([article("a", "x")], Article)).slice(0, 0)
    assert len(Signatures([(empty, SignatureFile("new", new=True))])) == 0


def test_an_id_of_another_length_is_refused(article):
    batch = signatures(to_batch([article("a", "x")], Article))
    broken = batch.set_column(0, batch.schema.field(0), pa.array(["zu kurz"]))
    with pytest.raises(ValueError, match="32 bytes"):
        Signatures([(broken, SignatureFile("new", new=True))])
