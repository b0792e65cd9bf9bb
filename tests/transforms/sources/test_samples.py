from collections import Counter
from pathlib import Path

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.sources.listing.input_file import fingerprinted
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.source_settings import SourceSettings

ROOT = Path(__file__).parents[3] / "samples"
SETTINGS = SourceSettings(roots=(("samples", str(ROOT)),))


@pytest.fixture(scope="module")
def rows():
    files = discover([str(ROOT)], SETTINGS).files
    return [row for file in files for row in read(fingerprinted(file), SETTINGS)]


def test_twenty_articles_and_one_reject(rows):
    rejects = [row for row in rows if not isinstance(row, Document)]
    assert len(rows) - len(rejects) == 20
    assert [(row.document_uri, row.reason) for row in rejects] == [("file://samples/broken/schaubild.txt", "not_text")]


def test_every_file_gives_what_its_page_says(rows):
    counted = Counter(row.document_uri.removeprefix("file://samples/") for row in rows)
    assert counted == {
        "archive/2026-01.zip!/2026-01/eisstadion.txt": 1,
        "archive/2026-01.zip!/2026-01/lighthouse-keeper.txt": 1,
        "broken/schaubild.txt": 1,
        "export/heideblatt.csv": 2,
        "feeds/inselkurier.rss": 2,
        "feeds/saltmouth.atom": 2,
        "local/freibad.md": 1,
        "local/hafenbruecke.md": 1,
        "local/stadtbibliothek.txt": 1,
        "web/deichbau-altenbrueck.html": 1,
        "web/harbour-ferry.html": 1,
        "wire/kuestenblick.jsonl": 3,
        "wire/nordmark-presse.jsonl.gz": 4,
    }
    named = (ROOT.parent / "docs" / "samples.md").read_text(encoding="utf-8")
    assert all(f"`{uri.partition('!')[0]}`" in named for uri in counted)


def test_records_are_understood_under_every_paper_s_field_names(rows):
    documents = [row for row in rows if isinstance(row, Document)]
    wanted = [row for row in documents if row.document_uri.endswith((".jsonl", ".gz", ".csv", ".rss", ".atom"))]
    assert all(row.title and row.url and row.published for row in wanted)
    (market,) = [row for row in wanted if row.locator == "2026-0118"]
    assert market.title == "Imker melden starke Völker nach mildem Winter"
    # As it stands: normalize tells the persons in it.
    assert market.authors == ("Ines Kröger, Jan-Ole Beck",)


def test_the_copy_is_the_same_text_in_other_white_space_and_case(rows):
    (copy,) = [row for row in rows if getattr(row, "locator", None) == "7f3a1"]
    (original,) = [row for row in rows if getattr(row, "locator", None) == "nmp-260203-E03"]
    assert copy.content != original.content
    assert copy.content.split() == original.content.split()
    assert (copy.title, copy.url) != (original.title, original.url)
    assert copy.title.lower() == original.title.lower()


TRADE = ROOT.parent / "examples" / "kinds"


def test_every_kind_of_the_trade_has_a_sample_that_is_understood():
    files = discover([str(TRADE)], SETTINGS).files
    told = {Path(file.uri).name: list(read(fingerprinted(file), SETTINGS)) for file in files}
    page = (ROOT.parent / "docs" / "samples.md").read_text("utf-8")
    assert all(f"`{name}`" in page for name in told)
    articles = {name: [row for row in rows if isinstance(row, Document)] for name, rows in told.items()}
    assert len(articles) == 9
    assert all(len(each) == 1 for each in articles.values())
    del articles["heimatarchiv.warc.gz"]  # a page states these itself
    assert all(row.title and row.published and row.source for (row,) in articles.values())
    rejects = [row.reason for rows in told.values() for row in rows if isinstance(row, Reject)]
    assert rejects == ["withdrawn", "withdrawn"]
    assert articles["suche.newsapi.json"][0].truncated
