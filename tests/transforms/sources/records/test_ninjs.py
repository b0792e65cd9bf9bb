"""Ninjs, and what a wire holds back or takes back."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.errors import TRANSIENT
from newsmill.transforms.sources.source_settings import SourceSettings
from tests.transforms.sources.records.exports import NINJS, NINJS_BODY, NITF, PARAGRAPH, item, rows


@pytest.mark.parametrize("raw", NINJS, ids=["version 1", "version 2", "version 3"])
def test_ninjs_of_all_versions(tmp_path: Path, raw: dict[str, Any]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(raw | {"language": "de", "copyrightholder": "Seedienst"}))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Document)
    assert (row.title, row.media_type, row.content.decode()) == ("Busse", "text/html", NINJS_BODY)
    assert (row.authors, row.published, row.source_name) == (("Lena Ortlieb",), "2026-05-04T07:00:00Z", "Seedienst")
    assert (row.locator, row.url) == (raw["uri"], None)


def test_ninjs_as_superdesk_writes_it(tmp_path: Path) -> None:
    raw = {"guid": "urn:9", "versioncreated": "2026-05-04T09:00:00Z", "firstcreated": "2026-05-02T07:00:00Z",
           "firstpublished": "2026-05-04T07:00:00Z", "pubstatus": "usable", "headline": "Busse",
           "body_html": NINJS_BODY,
           "subject": [{"code": "04", "name": "Verkehr"}], "source": "Seedienst", "copyrightholder": "Seedienst GmbH",
           "authors": [{"name": "Rea Zug", "role": "editor"}, {"name": "Lena Ortlieb", "role": "writer"}]}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps({"total": 1, "item": [raw]}))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Document)
    assert (row.locator, row.title, row.authors, row.categories) == ("urn:9", "Busse", ("Lena Ortlieb",), ("Verkehr",))
    assert (row.published, row.updated) == ("2026-05-04T07:00:00Z", "2026-05-04T09:00:00Z")
    assert (row.source_name, row.content.decode()) == ("Seedienst", NINJS_BODY)


def test_a_body_for_programs_yields_to_a_plain_one(tmp_path: Path) -> None:
    bodies = [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": "<nitf><body/></nitf>"},
              {"role": "text", "contentType": "text/plain", "value": PARAGRAPH}]  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(NINJS[2] | {"bodies": bodies}))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Document)
    assert row.content.decode() == PARAGRAPH


@pytest.mark.parametrize(("kind", "expected"), [("event", Reject), ("picture", Reject), ("text", Document)])
def test_an_item_of_ninjs_without_a_body_is_an_article_only_as_text(
    tmp_path: Path, kind: str, expected: type[Any]
) -> None:
    raw = {"uri": "urn:4", "type": kind, "versionCreated": "2026-05-04T07:00:00Z", "title": "Markttag",
           "descriptions": [{"value": PARAGRAPH}]}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(raw))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, expected)
    assert expected is Document or row.reason == Reason.NO_ARTICLE


@pytest.mark.parametrize("status", [{"pubstatus": "canceled"}, {"pubStatus": "withheld"}])
def test_what_the_wire_took_back_is_a_reject(tmp_path: Path, status: dict[str, str]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(NINJS[1] | status))
    (row,) = rows(tmp_path / "a.json")
    assert isinstance(row, Reject)
    assert row.reason == Reason.WITHDRAWN


HELD = "2026-05-04T10:00:00+02:00"
EMBARGOED = {
    "ninjs.json": json.dumps(NINJS[1] | {"embargoed": HELD}),
    "newsml.xml": item("urn:1").replace("<pubStatus", f"<embargoed>{HELD}</embargoed><pubStatus"),
    "nitf.xml": NITF.replace(
        '<date.issue norm="20260504T081500+0200"/>', '<date.release norm="20260504T100000+0200"/>'
    ),
}


@pytest.mark.parametrize("name", EMBARGOED)
def test_an_embargo_holds_until_its_time(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(EMBARGOED[name], "utf-8")
    for minute, expected in ((59, Reject), (60, Document)):
        now = dt.datetime(2026, 5, 4, 7, tzinfo=dt.UTC) + dt.timedelta(minutes=minute)
        (row,) = rows(tmp_path / name, SourceSettings(now=now))
        assert isinstance(row, expected)
        assert expected is Document or row.reason == Reason.EMBARGOED
    assert Reason.EMBARGOED in TRANSIENT
