import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsmill.transforms.entities.resolve import resolve
from newsmill.transforms.entities.settings_errors import EntityListError

ROWS = [
    {"alias": "Velo", "label": "ORG", "name": "Velotronic AG", "id": "v1", "wikidata_id": "Q1"},
    {"alias": "Velo Nord", "label": "LOC", "name": "", "id": "", "wikidata_id": ""},
    {"alias": "USA", "label": "ORG", "name": "US Soccer Agency", "id": "usa", "wikidata_id": ""},
]


def _csv(path, delimiter=","):
    lines = [delimiter.join(ROWS[0]), *(delimiter.join(row.values()) for row in ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return str(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_list_wins_longest_first_at_word_bounds(tmp_path, resolved, delimiter):
    path = _csv(tmp_path / "list.csv", delimiter)
    found = resolved("[PER Velo] und Velo Nord in den USA. Velodrom, Velo-Chef.", entity_list=path)
    assert found == [
        ("Velo", "ORG", "Velotronic AG", "rule"),
        ("Velo Nord", "LOC", "Velo Nord", "rule"),
        ("USA", "ORG", "US Soccer Agency", "rule"),
        ("Velo", "ORG", "Velotronic AG", "propagated"),
    ]


def test_parquet_gives_the_same_and_ids_reach_the_mention(tmp_path, marked):
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "list.parquet")
    article, _ = marked("Velo wächst")
    (found,) = resolve(article, [], str(tmp_path / "list.parquet"))
    assert found.entity is not None
    assert (found.entity.key, found.entity.wikidata_id) == ("list:v1", "Q1")


@pytest.mark.parametrize("content", ["alias,name\nVelo,Velo\n", "alias,label\n,ORG\n", "a,b\n1,2\n"])
def test_a_list_without_what_it_needs_names_the_entry(tmp_path, resolved, content):
    path = tmp_path / "list.csv"
    path.write_text(content)
    with pytest.raises(EntityListError, match="entry 1"):
        resolved("Velo", entity_list=str(path))


def test_an_unreadable_list_is_an_error(tmp_path, resolved):
    (tmp_path / "bad.csv").write_bytes(b"alias,label\n\xff\xfe,ORG\n")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 no parquet")
    for name in ("bad.csv", "bad.parquet", "missing.csv"):
        with pytest.raises(EntityListError, match="cannot be read"):
            resolved("Velo", entity_list=str(tmp_path / name))


def test_a_pipe_is_no_list(tmp_path, resolved):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(EntityListError, match="no regular file"):
        resolved("Velo", entity_list=str(tmp_path / "pipe"))
