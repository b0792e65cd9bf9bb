import json
import time
from typing import Any

import pytest
from lxml import html

from newsmill.transforms.normalize.pages.jsonld import PageKeys, article_node, first, strings
from newsmill.transforms.normalize.pages.jsonld_text import values_of
from tests.cpu_time import seconds_of

NODE = {"@type": "NewsArticle", "headline": "Rain in Harbour Town", "author": {"name": "Mara Example"}}
PLAIN = json.dumps(NODE)


def tree(*scripts: str, kind: str = "application/ld+json") -> html.HtmlElement:
    return html.document_fromstring("<html><body>" + "".join(f'<script type="{kind}">{s}</script>' for s in scripts))


def test_strings_nested_deeper_than_the_limit_are_none() -> None:
    value: Any = "Mara Example"
    for _ in range(5_000):
        value = {"name": [value]}
    assert strings(value) == []


def test_names_in_lists_within_lists() -> None:
    assert strings([["Mara Example"], {"name": "Jo Long"}]) == ["Mara Example", "Jo Long"]


def test_names_of_nodes_in_lists() -> None:
    assert strings([{"name": ["Mara Example", {"name": "Kim Short"}]}, "Jo Long"]) == [
        "Mara Example",
        "Kim Short",
        "Jo Long",
    ]


@pytest.mark.parametrize(
    "script",
    [
        PLAIN,
        f"<!-- {PLAIN} -->",
        f"<!--//--><![CDATA[//><!--\n{PLAIN}\n//--><!]]>",
        f"//<![CDATA[\n{PLAIN}\n//]]>",
        f"/*<![CDATA[*/{PLAIN}/*]]>*/",
        f"<![CDATA[{PLAIN}]]>",
        f"\ufeff{PLAIN};",
        f"/* of the page */ {PLAIN} // its end",
        PLAIN.replace('"headline"', '/* title */ "headline"'),
        PLAIN.replace('"headline"', '\n// the title\n"headline"'),
        PLAIN[:-1] + ", }",
        PLAIN.replace('"}}', '",},\n}'),
        PLAIN.replace('", "author"', '",, "author"'),
        PLAIN[:-1] + ', "keywords": ["a", "b", ],}',
        PLAIN[:-1] + ', "description": "one\ntwo\tthree\x02"}',
        PLAIN[:-1] + ', "description": "She said "no" and left"}',
        PLAIN[:-1] + ', "description": "\\"No", she said\\x"}',
        PLAIN[:-1] + ', "description": "It\\\'s late"}',
        PLAIN[:-1] + ', "url": "https://example.org/a//b /* c */"}',
        PLAIN + '\n{"@type": "BreadcrumbList"}',
        '{"@type": "BreadcrumbList"};' + PLAIN,
        f"[{PLAIN},]",
        PLAIN.replace('"', "&quot;"),
        PLAIN[:-1] + ', "wordCount": NaN, "image": undefined}',
        PLAIN[:-1] + ', "image": , "url": null}',
        PLAIN[:-1],
        PLAIN[:-2],
        PLAIN.replace('"', "'"),
        f"[{PLAIN}]".replace('"', "'"),
        PLAIN.replace('", "author"', '" "author"'),
        PLAIN.replace('", "author"', '"\n  "author"'),
        PLAIN[:-1] + ', "wordCount": 12 "image": {"url": "https://example.org/a"} "name": "x"}',
        f"window.page.data = {PLAIN};",
        f"var data = [{PLAIN}]",
    ],
)
def test_scripts_are_read_as_crawlers_read_them(script: str) -> None:
    node = article_node(tree(script))
    assert (node["headline"], strings(node["author"])) == ("Rain in Harbour Town", ["Mara Example"])


def test_what_is_mended_keeps_its_words() -> None:
    (value,) = values_of('{"a": "She said "no" and // left", "b": "x /* y */", "c": [1, 2, ], }')
    assert value == {"a": 'She said "no" and // left', "b": "x /* y */", "c": [1, 2]}
    assert values_of('{"a": "The "Mill", rebuilt", "b": "x"}') == [{"a": 'The "Mill", rebuilt', "b": "x"}]
    assert values_of("{'a': 'The miller's \"Mill\", rebuilt', 'b': 'x'}") == [
        {"a": 'The miller\'s "Mill", rebuilt', "b": "x"}
    ]


@pytest.mark.parametrize(
    ("cut", "read"),
    [
        ('{"a": "b", "c": "Der Ra', {"a": "b", "c": None}),
        ('{"a": "b", "c": {"d": ["x", "y', {"a": "b", "c": {"d": ["x", None]}}),
        ('{"a": "b", "hea', {"a": "b", "": None}),
    ],
)
def test_a_string_that_was_cut_is_no_value_and_hides_none(cut: str, read: Any) -> None:
    assert values_of(cut) == [read]


def test_blanks_in_a_string_cost_no_square_of_their_number() -> None:
    start = time.process_time()
    assert values_of(json.dumps({"image": " " * 80_000})) == [{"image": " " * 80_000}]
    assert time.process_time() - start < 1


@pytest.mark.parametrize("script", ["", "{", "not JSON", '{"a"', '{"a": "b', "[" * 50_000, '{"a": }', "/*", "//", '"'])
def test_what_is_no_json_is_nothing(script: str) -> None:
    assert [value for value in values_of(script) if isinstance(value, dict)] == []


@pytest.mark.parametrize("kind", ["application/ld+json", "application/ld+json; charset=utf-8", " Application/LD+JSON "])
def test_the_type_of_a_script_may_have_parameters(kind: str) -> None:
    assert article_node(tree(PLAIN, kind=kind))["headline"] == "Rain in Harbour Town"


@pytest.mark.parametrize("kind", ["application/json", "text/javascript", ""])
def test_other_scripts_are_not_read(kind: str) -> None:
    assert article_node(tree(PLAIN, kind=kind)) == {}


def graph(article: dict[str, Any], *others: Any) -> html.HtmlElement:
    return tree(json.dumps({"@context": "https://schema.org", "@graph": [*others, {"@type": "Article", **article}]}))


MARA = {"@type": "Person", "@id": "#mara", "name": "Mara Example"}


@pytest.mark.parametrize(
    ("page", "authors"),
    [
        (graph({"author": {"@id": "#mara"}}, MARA), ["Mara Example"]),
        (graph({"author": [{"@id": "#mara"}, {"name": "Jo Long"}]}, MARA), ["Mara Example", "Jo Long"]),
        (graph({"author": {"@id": "#mara", "@type": "Person"}}, MARA), ["Mara Example"]),
        (
            graph({"author": {"@id": "#jo"}}, {"@type": "WebPage", "author": {"@id": "#jo", "name": "Jo Long"}}),
            ["Jo Long"],
        ),
        (graph({"author": {"@id": "#nobody"}}, MARA), []),
        (graph({"author": {"givenName": "Mara", "familyName": "Example"}}), ["Mara Example"]),
        (graph({"author": "#mara"}, MARA), ["Mara Example"]),
        (graph({"author": {"@list": [{"@id": "#x", "name": "Jo Long"}]}}), ["Jo Long"]),
        (tree(json.dumps(MARA), json.dumps({"@type": "Article", "author": {"@id": "#mara"}})), ["Mara Example"]),
    ],
)
def test_references_are_resolved(page: html.HtmlElement, authors: list[str]) -> None:
    assert strings(article_node(page).get("author")) == authors


def test_references_in_circles_end() -> None:
    loop = {"@type": "Person", "@id": "#a", "name": {"@id": "#a"}}
    assert first(article_node(graph({"author": {"@id": "#a"}}, loop))["author"]) is None


RICH = {"@type": "NewsArticle", "headline": "Ferry runs again", "url": "https://example.org/ferry", "author": "Jo Long",
        "datePublished": "2026-04-01", "dateModified": "2026-04-02", "image": "x", "wordCount": 7}  # fmt: skip
KEYS = PageKeys(frozenset({"https://example.org/rain"}), frozenset({"rain in harbour town"}))


@pytest.mark.parametrize(
    "nodes",
    [
        [RICH, NODE],
        [NODE, RICH],
        [{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": RICH}]}, NODE],
        [
            {
                "@graph": [
                    RICH,
                    {"@type": "Article", "url": "https://www.example.org/rain".replace("www.", ""), "author": "M"},
                ]
            }
        ],
        [{"@type": "WebPage", "mainEntity": NODE, "relatedLink": [RICH]}],
        [RICH, {**NODE, "headline": "Rain in Harbour Town | The Courier"}],
    ],
)
def test_the_page_s_own_article_is_taken_however_rich_the_others_are(nodes: list[Any]) -> None:
    keys = PageKeys(KEYS.addresses, KEYS.headings | {"rain in harbour town the courier"})
    assert article_node(tree(json.dumps(nodes)), keys).get("headline") != "Ferry runs again"
    assert article_node(tree(json.dumps(nodes)), keys)


def test_the_page_s_node_speaks_where_no_article_s_does() -> None:
    page = {"@type": "WebPage", "datePublished": "2026-04-01", "author": {"name": "Jo Long"}}
    assert article_node(tree(json.dumps(page)), KEYS)["datePublished"] == "2026-04-01"
    assert article_node(tree(json.dumps([page, NODE])), KEYS)["headline"] == "Rain in Harbour Town"


def test_an_item_of_a_list_is_the_page_s_by_its_headline_only() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Ferry runs again"}]}
    assert article_node(tree(json.dumps(listed)), KEYS) == {}
    assert article_node(tree(json.dumps(listed)), PageKeys(headings=frozenset({"ferry runs again"})))


def test_an_article_of_another_address_and_headline_is_not_the_page_s() -> None:
    assert article_node(tree(json.dumps(RICH)), KEYS) == {}
    assert article_node(tree(json.dumps(RICH)))["author"] == "Jo Long"


@pytest.mark.parametrize("piece", ['"', '",', '{"a":', "/*", "//\n", "\\", " ", ", ", '" ', "[", "<!--", "&quot;"])
def test_cost_is_linear(piece: str) -> None:
    assert seconds_of(lambda: values_of("{" + piece * (400_000 // len(piece)))) < 3.0
