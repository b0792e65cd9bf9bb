import hashlib

import pytest

from newsmill.schemas.stable_ids import stable_id


def test_an_id_is_the_hash_of_the_documented_key():
    key = "newsmill/1\x1farticle\x1fcanonical_url\x1fhttps://example.org/ä"
    expected = hashlib.sha256(key.encode()).hexdigest()[:32]
    assert stable_id("article", "canonical_url", "https://example.org/ä") == expected


@pytest.mark.parametrize(
    ("one", "two"),
    [(("a", "bc"), ("ab", "c")), (("a", "b"), ("a", "b", "")), (("a",), ("a", "")), (("A",), ("a",))],
)
def test_other_parts_give_another_id(one, two):
    assert stable_id("article", *one) != stable_id("article", *two)
    assert stable_id("article", *one) != stable_id("entity", *one)


def test_every_string_has_an_id():
    ids = {stable_id("article", text) for text in ("", "\0", "\udcff", "😀", "\ud83d\ude00")}
    assert len(ids) == 5
    assert all(len(id_) == 32 and set(id_) <= set("0123456789abcdef") for id_ in ids)
