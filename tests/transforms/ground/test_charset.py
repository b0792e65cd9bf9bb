import codecs

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.ground.charset import CONTROL_SHARE, is_text, odd_characters, wide_codec
from newsmill.transforms.ground.decoding import ODD_SHARE, NoTextError, decode

TEXT = "Der Rat tagt in Köln. " * 50


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_a_mark_goes_before_the_bytes(mark):
    codec = wide_codec(mark + b"abcd")
    assert codec is not None
    assert decode(mark + "Köln".encode(codec)) == "Köln"


@pytest.mark.parametrize(("nuls", "codec"), [(29, None), (31, "utf-16-le")])
def test_utf_16_without_a_mark_is_told_by_its_nuls(nuls, codec):
    text = "a" * nuls + "Ж" * (100 - nuls)
    assert wide_codec(text.encode("utf-16-le")) == codec


def test_what_stands_behind_the_sample_does_not_change_the_set():
    content = ("Köln " * 200 + "京" * 4000).encode("utf-16-be")
    assert wide_codec(content) == wide_codec(content[:512]) == "utf-16-be"
    assert decode(content).endswith("京")


@pytest.mark.parametrize("control", ["\0", "\x0e", "\x1f", "\x7f"])
def test_controls_up_to_a_share_are_damage_and_above_it_no_text(control):
    most = int(CONTROL_SHARE * 1000)
    damaged, noise = (("a" * (1000 - n) + control * n).encode() for n in (most, most + 1))
    assert is_text(damaged)
    assert decode(damaged)
    assert not is_text(noise)
    with pytest.raises(NoTextError) as fault:
        decode(noise)
    assert fault.value.reason is Reason.NOT_TEXT


@pytest.mark.parametrize("control", "\a\b\t\n\v\f\r\x1b")
def test_controls_of_terminals_and_logs_are_text(control):
    assert is_text((TEXT + control * len(TEXT)).encode())
    assert odd_characters(control) == 0


def test_wrong_units_up_to_a_share_are_read_and_above_it_undecodable():
    most = int(ODD_SHARE * 1000)
    read, refused = (codecs.BOM_UTF8 + b"a" * (1000 - n) + b"\xff" * n for n in (most, most + 1))
    assert decode(read).count("\N{REPLACEMENT CHARACTER}") == most
    with pytest.raises(NoTextError) as fault:
        decode(refused)
    assert fault.value.reason is Reason.UNDECODABLE


def test_the_cut_last_character_of_a_head_is_no_fault():
    assert is_text("Köln \N{GRINNING FACE}".encode("utf-16")[:-2])
