"""Line roles against articles written for this project, line by line; floors pinned in ``lines/floor.json``.

Each ``lines/*.tsv`` is one article: role, tab, line. Title, subhead and body lines must stay, the others go.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

FOLDER = Path(__file__).parent / "lines"
SETTINGS = NormalizeSettings(now=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
STAYS = {"title", "subhead", "body"}
FLOOR = json.loads((FOLDER / "floor.json").read_text("utf-8"))


def gold(path):
    return [tuple(line.split("\t", 1)) for line in path.read_text("utf-8").splitlines()]


def judge(path):
    """Return the article, its gold lines, and which positions went."""
    lines = gold(path)
    content = "\n".join(text for _, text in lines).encode()
    article = normalize(Document(f"file:///{path.name}", None, "text/plain", content, None), SETTINGS)
    return article, lines, {line.line_ix: line.role for line in article.removed_lines}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_no_line_of_the_article_is_lost(path):
    article, lines, gone = judge(path)
    assert [lines[ix][1] for ix in gone if lines[ix][0] in STAYS] == []
    kept = [text for ix, (role, text) in enumerate(lines) if ix not in gone and role != "title"]
    assert article.body.split("\n") == kept


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_the_title_is_found(path):
    article, lines, _ = judge(path)
    assert article.title == next((text for role, text in lines if role == "title"), None)


def test_furniture_goes_with_the_right_role():
    told = []
    for path in FOLDER.glob("*.tsv"):
        _, lines, gone = judge(path)
        told += [(role, gone.get(ix)) for ix, (role, _) in enumerate(lines) if role not in STAYS]
    recall = sum(found is not None for _, found in told) / len(told)
    same = sum(role == found for role, found in told) / len(told)
    assert recall >= FLOOR["removed"], [pair for pair in told if pair[1] is None]
    assert same >= FLOOR["role"], [pair for pair in told if pair[0] != pair[1]]
