import pytest

from newsmill.transforms.normalize.texts.mail_quotes import unquoted
from newsmill.transforms.normalize.texts.plain import read_plain


def test_quoted_mail_is_read_without_its_marks():
    assert unquoted("> > Rain\n> >\n> > It rained.\n> > All day.") == "Rain\n\nIt rained.\nAll day."
    wrapped = "> Rain\n>\n> A pier that storms had closed to all visitors for two winters is\n> to be built again.\n"
    assert read_plain(wrapped).text.lines[0] == "Rain"


@pytest.mark.parametrize(
    "text", ["> 5 is a number\nIt rained.\nAll day.", "> Rain\n> Snow", "It rained.\n> He said.\n> So."]
)
def test_a_text_that_only_has_quotes_keeps_them(text):
    assert unquoted(text) == text
