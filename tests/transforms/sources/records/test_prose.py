import pytest

from newsmill.transforms.sources.records.prose import prose_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["It rained.", None, "It snowed."], "It rained.\nIt snowed."),
        ("['It rained.', 'It snowed.']", "It rained.\nIt snowed."),
        (
            [{"type": "p", "content": "It rained."}, {"type": "image", "url": "https://town.example/1.jpg"}],
            "It rained.",
        ),
        ([{"type": "paragraph", "data": {"text": "It rained."}}], "It rained."),
        ([{"_type": "block", "children": [{"text": "It "}, {"text": "rained."}]}], "It rained."),
        ([{"blockName": "core/paragraph", "innerHTML": "<p>It rained.</p>"}], "<p>It rained.</p>"),
        ([{"type": "list", "items": ["Rain", "Snow"]}], "Rain\nSnow"),
        (r"It rained.\n\nIt snowed.", "It rained.\n\nIt snowed."),
        (r"It rained.\nIt snowed on C:\new.", "It rained.\nIt snowed on C:\new."),
        (r"The file C:\news\notes was lost.", r"The file C:\news\notes was lost."),
        ("It rained.\n" + r"He typed a.\n and left.", "It rained.\n" + r"He typed a.\n and left."),
        (r"b'It rained in K\xc3\xb6ln.'", "It rained in Köln."),
        ("Es regnet in K&ouml;ln &ndash; wieder.", "Es regnet in Köln – wieder."),
        ("&lt;p&gt;It rained.&lt;/p&gt;", "<p>It rained.</p>"),
        ("<p>In HTML &lt;p&gt; begins it.</p>", "<p>In HTML &lt;p&gt; begins it.</p>"),
        ("See https://town.example/?a=1&copy=2 and Rain & Snow; both.", None),
        ({"headline": "Rain", "body": "It rained."}, None),
        (7, None),
    ],
)
def test_prose(value, text):
    assert prose_of(value) == (value if text is None and isinstance(value, str) else text)
