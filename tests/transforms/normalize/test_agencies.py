import dataclasses

import pytest

from newsmill.schemas.rows.article import LanguageArticle, RemovedLine
from newsmill.transforms.normalize import agency_names
from newsmill.transforms.normalize.agencies import agencies_again, agencies_of

_TEXT = "Die Brücke am Hafen ist gesperrt.\nSie bleibt bis Herbst zu, sagte der Hafenmeister am Montag."


def _of(body: str) -> tuple[tuple[str, ...], str | None]:
    return agencies_of(body, (), (), None)


@pytest.mark.parametrize(
    ("sign", "names"),
    [
        ("(dpa)", ("dpa",)),
        ("(mit dpa)", ("dpa",)),
        ("(dpa/AFP)", ("dpa", "AFP")),
        ("(hkb, mit Reuters)", ("Reuters",)),
        ("(Mara Muster, epd)", ("epd",)),
        ("(mit rtr)", ("Reuters",)),
        ("(sda)", ("Keystone-SDA",)),
        ("[AP]", ("AP",)),
        ("dpa/hkb", ("dpa",)),
        ("mit KNA", ("KNA",)),
        ("(Reuters, ", ("Reuters",)),
    ],
)
def test_sign_offs(sign, names):
    assert _of(f"{_TEXT} {sign}") == (names, "sign_off")


@pytest.mark.parametrize(
    "line", ["Mit Material von dpa und AFP", "Mit Material der Nachrichtenagenturen dpa und AFP", "dpa/AFP"]
)
def test_a_sign_in_a_line_of_its_own(line):
    assert _of(f"{_TEXT}\n{line}") == (("dpa", "AFP"), "sign_off")


def test_the_closing_line_of_a_report_is_the_agency_s():
    closing = RemovedLine(9, "agency", "agency_sign_off", "dpa abc yyxx n1 def")
    assert agencies_of(_TEXT, (closing,), (), None) == (("dpa",), "sign_off")


@pytest.mark.parametrize(
    ("dateline", "name"),
    [
        ("Berlin (dpa) - Die Brücke ist gesperrt.", "dpa"),
        ("Frankfurt am Main (dpa/lhe) – Die Brücke ist gesperrt.", "dpa"),
        ("Rom (KNA) Die Brücke ist gesperrt.", "KNA"),
        ("(sda) Die Brücke ist gesperrt.", "Keystone-SDA"),
        ("dpa Berlin. Die Brücke ist gesperrt.", "dpa"),
        ("HARBOUR TOWN, May 3 (Reuters) - The bridge is closed.", "Reuters"),
        ("HARBOUR TOWN (AP) — The bridge is closed.", "AP"),
    ],
)
def test_datelines(dateline, name):
    assert _of(f"{dateline}\nEs regnet.") == ((name,), "dateline")


@pytest.mark.parametrize(
    "body",
    [
        "Das sagte sie der dpa.",
        "Das sagte sie der Deutschen Presse-Agentur (dpa).",
        "Die Nachrichtenagentur (AFP) meldet Verluste. Sie spart.",
        "Das Rentensystem (AFP) ist alt. Es hält.",
        f"{_TEXT} (ap)",
        f"{_TEXT} (hkb)",
        f"{_TEXT} (mit Agenturen)",
        f"{_TEXT} (Foto: dpa)",
        "Die Mannschaft kommt aus dem Dorf. Das Spiel zeigt die ARD (sid, 20 Uhr, live)",
    ],
)
def test_what_is_no_sign(body):
    assert _of(body) == ((), None)


def test_two_letters_count_beside_an_agency():
    assert _of(f"{_TEXT} (ap/dpa)")[0] == ("AP", "dpa")


def test_signs_in_lines_that_were_taken_out():
    removed = (
        RemovedLine(0, "credit", "picture_credit", "Foto: dpa"),
        RemovedLine(1, "byline", "byline", "Von dpa"),
        RemovedLine(4, "agency", "agency_sign_off", "(mit AFP)"),
    )
    assert agencies_of(_TEXT, removed, (), None) == (("dpa", "AFP"), "byline")


def test_the_credit_of_a_picture_is_no_sign():
    removed = (RemovedLine(0, "credit", "picture_credit", "dpa"), RemovedLine(1, "caption", "caption", "Hafen. dpa"))
    assert agencies_of(_TEXT, removed, (), None) == ((), None)


@pytest.mark.parametrize(
    ("authors", "provider", "told"),
    [
        (("dpa",), None, (("dpa",), "byline")),
        (("Mara Muster, dpa",), None, (("dpa",), "byline")),
        (("Mara Muster",), "Deutsche Presse-Agentur", (("dpa",), "provider")),
        (("Mara Muster",), "Hafenkurier", ((), None)),
    ],
)
def test_authors_and_providers(authors, provider, told):
    assert agencies_of(_TEXT, (), authors, provider) == told


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© dpa-infocom, dpa:240301-99-123456/2", "dpa"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "AP"),
        ("The Associated Press contributed to this report.", "AP"),
    ],
)
def test_notices(line, name):
    assert _of(f"{_TEXT}\n{line}") == ((name,), "notice")


def test_an_article_without_text_has_none():
    assert _of("") == ((), None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((("AP",), "byline"), (("AP", "dpa"), "byline")),
        ((("AP",), "provider"), (("AP", "dpa"), "provider")),
        ((("AP",), "sign_off"), (("dpa",), "sign_off")),
        (((), None), (("dpa",), "sign_off")),
    ],
)
def test_told_again_keeps_what_only_the_document_said(before, after):
    values = dict.fromkeys(field.name for field in dataclasses.fields(LanguageArticle))
    article = LanguageArticle(**{**values, "agencies": before[0], "agency_evidence": before[1]})
    assert agencies_again(article, f"{_TEXT} (dpa)", ()) == after


def test_no_form_of_an_agency_is_passed_over_at_a_glance() -> None:
    for forms in agency_names._forms():
        for form in forms:
            assert agency_names.may_name(f"Ela Sander/{form}")
            assert agency_names.may_name(form.upper())
    assert not agency_names.may_name("das teilte das Hafenamt am Montag mit")
