"""The words of a text, told by a table where its marks are those of Western text."""

import re

from newsmill.transforms.normalize.texts.key import words_of

EXPRESSION = re.compile(r"\w+|©")


def test_the_table_tells_the_words_that_the_expression_tells() -> None:
    for start in range(0, 0x3000, 7):  # letters, marks and blanks of all alphabets
        seven = [chr(code) for code in range(start, start + 7)]
        for text in ("".join(seven), *(f"ab{character}c" for character in seven)):
            assert words_of(text) == tuple(EXPRESSION.findall(text))


def test_the_mark_of_copyright_is_a_word_also_where_it_is_glued() -> None:
    assert words_of("foto:©dpa") == ("foto", "©", "dpa")
    assert words_of("„Łódź“ – ©PAP") == ("Łódź", "©", "PAP")
