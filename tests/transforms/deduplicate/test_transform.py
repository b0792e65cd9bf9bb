import logging

import apache_beam as beam
import pyarrow as pa
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.util import assert_that

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.article import Article
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import read_signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile, write_comparison
from newsmill.transforms.deduplicate.transform import FindDuplicates, SignArticles

logging.getLogger("apache_beam").setLevel(logging.ERROR)


def rows_of(batches):
    return sorted((tuple(row.items()) for batch in batches for row in batch.to_pylist()), key=str)


@pytest.fixture
def files(tmp_path, article, text, changed):
    rows = []
    for n in range(30):
        body = text(n, 60 + 10 * n)
        rows += [article(f"{n}a", body, hours=n), article(f"{n}b", body, hours=n + 50)]
        rows += [article(f"{n}c", changed(body, 0.06, n), hours=n + 70), article(f"{n}d", text(n, 40), hours=n + 90)]
    descriptors = []
    for ix, part in enumerate((rows[:50], rows[50:90], rows[90:])):
        batch = signatures(to_batch(part, Article))
        with pa.ipc.new_file(tmp_path / str(ix), batch.schema) as writer:
            writer.write_batch(batch)
        descriptors.append(SignatureFile(str(tmp_path / str(ix)), new=ix != 1))
    return descriptors


def test_the_transform_gives_what_one_process_gives(files, tmp_path):
    expected = compare(read_signatures(files))
    pipeline = beam.Pipeline(runner=FnApiRunner())
    comparison = write_comparison(str(tmp_path), files)
    found = pipeline | beam.Create([comparison]) | FindDuplicates()
    assert_that(found.found, _gives(comparison, expected))
    assert_that(found.counts, _add_up({"capped": 0, "templates": len(expected.templates)}), label="Check counts")
    result = pipeline.run()
    result.wait_until_finish()
    counters = {c.key.metric.name: c.committed for c in result.metrics().query()["counters"]}
    relations = expected.edges.column("relation").to_pylist()
    assert {counters.get(f"edges_{name}", 0) for name in ("exact", "near", "contained")} == {
        relations.count(name) for name in ("exact", "near", "contained")
    }
    assert counters["candidates"] > 0
    assert counters["postings"] > 0
    assert len(relations) > 60


def _gives(comparison, expected):
    def check(found):
        assert {path for path, _ in found} == {comparison}
        for ix, wanted in enumerate((expected.edges, expected.stale)):
            assert rows_of(batches[ix] for _, batches in found) == rows_of(wanted.to_batches())

    return check


def _add_up(wanted):
    def check(found):
        assert {name: sum(count.value for count in found if count.name == name) for name in wanted} == wanted
        assert {count.name for count in found} <= set(wanted)

    return check


def test_no_files_give_no_edges_but_a_word(tmp_path):
    pipeline = beam.Pipeline(runner=FnApiRunner())
    found = pipeline | beam.Create([write_comparison(str(tmp_path), [])]) | FindDuplicates()
    assert_that(found.found, _gives_nothing)
    pipeline.run().wait_until_finish()


def _gives_nothing(found):
    assert [(edges.num_rows, stale.num_rows) for _, (edges, stale) in found] == [(0, 0)]


def test_signatures_go_to_the_days_of_their_articles(article):
    batch = to_batch([article("a", "ein kurzer Text"), article("b", "ein anderer Text", hours=30)], Article)
    changes = SignArticles()(batch)
    assert len({part.partition for part in changes.rows}) == 2
    assert rows_of(part.rows for part in changes.rows) == rows_of([signatures(batch)])
    assert changes.failures == ()
