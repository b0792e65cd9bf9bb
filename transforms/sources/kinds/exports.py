"""How the text exports of press databases are told and cut."""

import re

LEXIS_HEAD = re.compile(r"^[ \t]*\d{1,6} (?:of|von) \d{1,6} (?:DOCUMENTS?|DOKUMENTEN?)[ \t]*\r?$", re.MULTILINE)
"""What LexisNexis sets before each document."""
FACTIVA_END = re.compile(r"^Document [A-Za-z]{2,12}[0-9A-Za-z]{12,40}[ \t]*\r?$", re.MULTILINE)
"""What Factiva sets behind each document."""
