import datetime as dt
import hashlib

import pyarrow as pa

from newsmill.schemas.row import from_batch, schema_of, to_batch
from newsmill.schemas.rows.article import Article
from newsmill.schemas.rows.signature import Signature
from newsmill.transforms.deduplicate.packing import pack
from newsmill.transforms.deduplicate.shingles import shingle_sets
from newsmill.transforms.deduplicate.signature import signatures


def test_a_signature_holds_what_deduplication_has_to_know(article, text):
    body = text(1, 50)
    row = article("a", body, title="Titel", source="haus.example", hours=20)
    signed = signatures(to_batch([row], Article))
    assert signed.schema.equals(schema_of(Signature))
    found = from_batch(signed, Signature)[0]
    shingles = shingle_sets([body])[0]
    assert found == Signature(
        row.article_id, (row.published_at.date() - dt.date(1970, 1, 1)).days, row.published_at, "haus.example", "Titel",
        bytes.fromhex(row.exact_hash)[:16], len(body), 50, 48,
        int.from_bytes(hashlib.blake2b(shingles.shingles, digest_size=8).digest(), "little", signed=True),
        *pack(shingles.fingerprints), shingles.shingles.tobytes(), shingles.fingerprints.tobytes(),
    )  # fmt: skip


def test_an_undated_article_stands_at_the_day_it_was_first_seen(article):
    row = article("a", "ein Text", hours=None)
    found = from_batch(signatures(to_batch([row], Article)), Signature)[0]
    assert found.published_at is None
    assert found.day == (row.first_seen_at.date() - dt.date(1970, 1, 1)).days


def test_more_columns_change_nothing_and_no_rows_give_no_rows(article):
    batch = to_batch([article("a", "ein Text")], Article)
    wider = batch.append_column("language", pa.array(["de"]))
    assert signatures(wider).equals(signatures(batch))
    assert signatures(batch.slice(0, 0)).num_rows == 0
