import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.records.fields import document_of
from newsmill.transforms.sources.records.names import PREFERENCES, TARGETS, normal
from newsmill.transforms.sources.source_settings import Origin, SourceSettings


def told(raw, **settings):
    return document_of(raw, Origin("file:///a.json", "a.json", SourceSettings(**settings)), "item 1")


@pytest.mark.parametrize(
    ("target", "column"),
    [
        ("title", "title"),
        ("published", "published"),
        ("updated", "updated"),
        ("summary", "summary"),
        ("language", "language"),
        ("id", "locator"),
    ],
)
def test_every_usual_name_is_known_in_any_spelling(target, column):
    for name in TARGETS[target]:
        for spelling in (name, name.upper(), name.replace("_", "-"), name.replace("_", "").title()):
            document = told({"text": "Der Rat tagt.", spelling: "Wert"})
            assert getattr(document, column) == "Wert", spelling


def test_every_usual_name_of_the_text_is_known():
    for name in TARGETS["text"]:
        assert told({name: "Der Rat tagt."}).content == b"Der Rat tagt."
    for name in TARGETS["html"]:
        document = told({name: "Der Rat tagt."})
        assert (document.content, document.media_type) == (b"Der Rat tagt.", "text/html")


def test_no_name_stands_for_two_targets_but_those_of_the_source():
    owners = {}
    for target, names in PREFERENCES.items():
        for name in names:
            owners.setdefault(name, []).append(target)
    assert {name for name, targets in owners.items() if len(targets) > 1} == {
        normal("source_name"),
        normal("site_name"),
    }


def test_the_first_name_that_holds_something_is_taken():
    document = told({"body": "Der Rat tagt.", "text": " ", "headline": "B", "title": "", "content": "nicht dies"})
    assert (document.content, document.title) == (b"Der Rat tagt.", "B")


def test_a_mapped_field_is_the_only_one_taken_and_reaches_into_objects():
    raw = {"text": "nicht dies", "haupt": {"absatz": "Der Rat tagt."}, "a.b": "T", "title": "nicht dies"}
    document = told(raw, field_map={"text": "haupt.absatz", "title": "a.b"})
    assert (document.content, document.title) == (b"Der Rat tagt.", "T")
    assert isinstance(told(raw, field_map={"text": "fehlt"}), Reject)


def test_a_newsapi_record():
    document = told(
        {
            "source": {"id": "the-example", "name": "The Example"},
            "author": "By Jane Doe and John Roe",
            "title": "Council  meets\n",
            "description": "A short one.",
            "url": "https://user:secret@example.org/a?b=1",
            "urlToImage": "//img.example.org/1.jpg",
            "publishedAt": "2026-02-01T08:00:00Z",
            "content": "The council met.",
        }
    )
    assert document == Document(
        "file:///a.json",
        None,
        "text/plain",
        b"The council met.",
        "utf-8",
        title="Council meets",
        url="https://example.org/a?b=1",
        source="The Example",
        source_name="The Example",
        summary="A short one.",
        authors=("By Jane Doe and John Roe",),
        published="2026-02-01T08:00:00Z",
        date_source="record",
        image_url="https://img.example.org/1.jpg",
    )


def test_a_json_ld_record():
    document = told(
        {
            "@type": "NewsArticle",
            "@id": "urn:1",
            "headline": "Rat tagt",
            "articleBody": "Der Rat tagt.",
            "author": [{"@type": "Person", "name": "Jana Muster"}, {"name": "Kai Probe"}],
            "publisher": {"name": "Beispielblatt"},
            "image": [{"url": "https://example.org/1.jpg"}],
            "keywords": "Rat, Haushalt",
            "inLanguage": "de-DE",
            "isAccessibleForFree": "False",
            "dateModified": "2026-02-02",
        }
    )
    assert document.locator == "urn:1"
    assert document.authors == ("Jana Muster", "Kai Probe")
    assert document.categories == ("Rat", "Haushalt")
    assert (document.paywalled, document.language, document.updated) == (True, "de-DE", "2026-02-02")
    assert (document.source, document.image_url) == ("Beispielblatt", "https://example.org/1.jpg")


def test_a_wordpress_post_and_an_elasticsearch_hit():
    post = told(
        {"id": 7, "title": {"rendered": "T"}, "content": {"rendered": "<p>Der Rat tagt.</p>", "protected": False}}
    )
    assert (post.locator, post.title, post.media_type) == ("7", "T", "text/html")
    hit = told({"_index": "news", "_id": "x1", "_source": {"text": "Der Rat tagt.", "title": "T", "source": "zeit.de"}})
    assert (hit.locator, hit.title, hit.source, hit.source_name) == ("x1", "T", "zeit.de", None)


def test_the_time_in_utc_comes_before_the_local_one():
    raw = {"text": "Der Rat tagt.", "date": "2026-05-04T08:30:00", "date_gmt": "2026-05-04T06:30:00"}
    assert (told(raw).published, told(raw).published_too) == ("2026-05-04T06:30:00Z", ("2026-05-04T08:30:00",))
    assert told(raw | {"date_gmt": "2026-05-04T06:30:00+00:00"}).published == "2026-05-04T08:30:00"


def test_a_wrapped_article_gives_its_own_fields_and_the_wrapper_the_rest():
    document = told({"id": 1, "article": {"title": "T", "text": "Der Rat tagt."}, "lang": "de"})
    assert (document.locator, document.title, document.language) == ("1", "T", "de")


def test_paragraphs_in_a_list_are_lines():
    assert told({"text": ["Erstens.", {"type": "p", "text": "Zweitens."}]}).content == b"Erstens.\nZweitens."


def test_markup_in_a_text_field_is_html_and_signs_are_not():
    assert told({"text": "<p>Der Rat tagt.</p>"}).media_type == "text/html"
    assert told({"text": "Es gilt a < b."}).media_type == "text/plain"


def test_a_summary_stands_in_for_an_empty_text_but_not_for_a_missing_one():
    assert told({"content": None, "description": "Kurz gesagt."}).content == b"Kurz gesagt."
    assert told({"description": "Kurz gesagt."}).reason == "wrong_shape"


def test_the_source_setting_is_for_records_that_name_none():
    assert told({"text": "a"}, source="archiv").source == "archiv"
    assert told({"text": "a", "source": "zeit.de"}, source="archiv").source == "zeit.de"
    assert told({"text": "a", "source": "https://www.zeit.de/"}).source == "zeit.de"


def test_a_record_without_a_text_field_is_rejected_with_its_payload():
    reject = told({"temperature": 21, "ort": "Köln"})
    assert (reject.reason, reject.locator) == ("wrong_shape", "item 1")
    assert "temperature, ort" in reject.detail
    assert reject.payload == '{"temperature": 21, "ort": "Köln"}'.encode()


@pytest.mark.parametrize("path", ["inhalt", "haupt.absatz", "haupt.fehlt.tief", "ort.fehlt"])
def test_a_mapped_text_that_is_not_there_is_no_empty_one(path):
    raw = {"ort": "Köln", "haupt": {"fehlt": None}, "summary": "Kurz gesagt.", "id": "a-7"}
    reject = told(raw, field_map={"text": path})
    assert (reject.reason, reject.locator) == ("wrong_shape", "a-7")
    assert f"names '{path}' for the text, and it is not there; there are: ort, haupt, summary, id" in reject.detail


def test_a_mapped_text_that_is_null_is_an_empty_one():
    assert told({"haupt": {"absatz": None}}, field_map={"text": "haupt.absatz"}).reason == "empty"


def test_an_empty_text_is_rejected_under_the_records_id():
    reject = told({"text": "", "id": "a-7"})
    assert (reject.reason, reject.locator) == ("empty", "a-7")


def test_lone_surrogates_never_reach_a_row():
    document = told({"text": "a\ud83db", "title": "\udcfcber", "author": "A\ud800"})
    assert document.content == "a\ufffdb".encode()
    assert document.title == "über"
    assert document.authors == ("A\ufffd",)


def test_wrong_bytes_in_a_text_stay_for_normalize_to_decode():
    document = told({"text": b"K\xf6ln".decode("utf-8", "surrogateescape")})
    assert (document.content, document.charset) == (b"K\xf6ln", None)


@pytest.mark.parametrize(
    "record",
    [
        {"metadata": {"url": "https://example.org/a", "date": "2026-02-01"}},
        {"meta": {"URL": "https://example.org/a", "pubDate": "2026-02-01"}},
        {"metadata": '{"url": "https://example.org/a", "date": "2026-02-01"}'},
        {"extra": {"link": "https://example.org/a", "published": "2026-02-01"}},
        {"metadata": [("url", "https://example.org/a"), ("date", "2026-02-01")]},
        {"date": "2026-02-01", "warc_headers": {"warc-target-uri": "https://example.org/a", "warc-date": "2026-05-01"}},
        {"url": "https://example.org/a", "info": {"url": "https://example.org/b", "datum": "2026-02-01"}},
        {"url": "nan", "metadata": {"url": "https://example.org/a", "date": "2026-02-01"}},
    ],
)
def test_what_notes_beside_a_text_say_counts_last(record):
    document = told({"text": "Der Rat tagt.", **record})
    assert (document.url, document.published) == ("https://example.org/a", "2026-02-01")


@pytest.mark.parametrize(
    "notes", ["no JSON", "{broken", "[" * 50_000, None, 7, ["a"], [("a",)], {"a": {"url": "https://e.org/"}}]
)
def test_notes_that_say_nothing_cost_nothing(notes):
    assert told({"text": "Der Rat tagt.", "metadata": notes}).url is None


def test_all_dates_of_publication_are_handed_on():
    document = told({"text": "Der Rat tagt.", "date": "gestern", "published_at": "2026-02-01", "created": "gestern"})
    assert (document.published, document.published_too) == ("gestern", ("2026-02-01",))


@pytest.mark.parametrize("empty", ["\\N", "#NV", "(null)", "NaT", "-", "b''", "set()"])
def test_what_programs_write_for_nothing_is_nothing(empty):
    document = told({"text": "Der Rat tagt.", "title": empty, "authors": empty, "url": empty, "date": empty})
    assert (document.title, document.authors, document.url, document.published) == (None, (), None, None)


def test_a_few_control_characters_cost_no_record_and_many_stay():
    assert told({"text": "Es\x01 regnet.\x1f"}).content == b"Es regnet."
    assert told({"text": "\x01" * 9 + "."}).content == b"\x01" * 9 + b"."
    assert told({"text": "\x1b"}).reason == Reason.EMPTY


def test_wrapped_twice_is_found():
    assert told({"data": {"attributes": {"body": "Es regnet.", "headline": "Regen"}}}).title == "Regen"


def test_a_listing_without_text_is_its_summary():
    raw = {"title": "Regen", "url": "https://town.example/1", "published_at": "2026-05-04", "description": "Es regnet."}
    assert told(raw).content == b"Es regnet."
    assert isinstance(told({key: raw[key] for key in ("title", "url", "description")}), Reject)


def test_notes_may_be_printed_by_python():
    document = told({"text": "Der Rat tagt.", "meta": "{'url': 'https://town.example/1', 'title': None}"})
    assert (document.url, document.title) == ("https://town.example/1", None)
