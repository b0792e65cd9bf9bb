"""Inputs of every kind with something wrong in them: seeded, so that one number gives the same bytes everywhere."""

import bz2
import gzip
import io
import random
import zipfile
from collections import defaultdict
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from benchmarks.blowup.carriers import Shape, shapes
from benchmarks.blowup.content import Content

_FILLED = (20, 200, 2000)
"""Bytes that a filling has before anything is mutated."""
_ENDINGS = ("txt", "md", "html", "json", "jsonl", "csv", "xml", "parquet", "gz", "zip", "bin", "opml")
_TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\xf0\x9f", b"\x1b", b"<", b"</", b"<!--",
    b"]]>", b"&", b"&#x110000;", b"&#0;", b"{", b"}", b"[", b"]", b'"', b"\\", b"'", b"\r", b"\n\n", b"\t", b"---\n",
    b"99999999999", b"-1", b"1e999", b"NaN", b"null", b"0000-00-00", b"9999-12-31T23:59:60Z",
    b"<?xml version='1.0' encoding='utf-7'?>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", b"<meta charset='undefined'>",
    b"<base href='http://['>", b"http://[::1", b"//",
)  # fmt: skip

Mutation = Callable[[random.Random, bytes], bytes]


def mutated(number: int, seed: int) -> Content:
    """Return input ``number``: some shape, filled, packed now and then, and changed in one to four places.

    Every other one has its kind drawn first: pages have a hundred times the shapes of web archives.
    """
    chance = random.Random(f"{seed}/{number}")
    shape = chance.choice(_SHAPES if number % 2 else _BY_KIND[chance.choice(_KINDS)])
    content = shape.of(chance.choice(_FILLED))
    data, ending = content.data, content.ending
    if chance.random() < 0.2:
        data, ending = _packed(chance, data, ending)
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_MUTATIONS)(chance, data)
    if chance.random() < 0.1:
        ending = chance.choice(_ENDINGS)
    page = chance.choice(_MUTATIONS)(chance, content.page) if content.page else None
    return Content(ending, data, page)


def _flip(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.randint(1, 3)) + data[at + 1 :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def _end_early(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _insert(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 50)) + data[at:]


def _repeat(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:end] * chance.choice((1, 2, 10)) + data[end:] if end - start < 500 else data


def _splice(chance: random.Random, data: bytes) -> bytes:
    other = chance.choice(_SHAPES).of(200).data
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _swap(chance: random.Random, data: bytes) -> bytes:
    old, new = chance.choice(_PAIRS)
    return data.replace(old, new, chance.choice((1, -1)))


_PAIRS = (
    (b'"', b"'"), (b">", b""), (b"/", b""), (b",", b";"), (b"\n", b"\r"), (b" ", b"\xa0"), (b"a", b"\xe4"),
    (b":", b"="), (b"2024", b"0000"), (b"2024", b"99999"), (b"utf-8", b"utf-16"), (b"<", b"<<"), (b"{", b"[{"),
    (b"}", b""), (b"text", b"TEXT"),
)  # fmt: skip
_MUTATIONS: tuple[Mutation, ...] = (_flip, _cut, _end_early, _insert, _insert, _repeat, _splice, _swap)
_SHAPES = shapes()
_BY_KIND: defaultdict[str, list[Shape]] = defaultdict(list)
for _shape in _SHAPES:
    _BY_KIND[_shape.carrier.partition(":")[0]].append(_shape)
_KINDS = tuple(_BY_KIND)


_PACK: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "zst": zstandard.compress,
}


def _packed(chance: random.Random, data: bytes, ending: str) -> tuple[bytes, str]:
    kind = chance.choice(("gz", "bz2", "zst", "zip", "parquet"))
    if kind == "zip":
        return _zip(data, ending), kind
    if kind == "parquet":
        return _parquet(data), kind
    return _PACK[kind](data), f"{ending}.{kind}"


def _zip(data: bytes, ending: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a", "b"):
            archive.writestr(f"{name}.{ending}", data)
    return buffer.getvalue()


def _parquet(data: bytes) -> bytes:
    buffer = io.BytesIO()
    text = data.decode("utf-8", "replace")
    pq.write_table(
        pa.table({"title": ["Rat", text[:100]], "text": [text, "Der Rat tagt."], "authors": [[text], []]}), buffer
    )
    return buffer.getvalue()
