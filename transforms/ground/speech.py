"""Verbs that report what somebody said: what tells a report from an appeal, a caption, a note or a name.

Finite forms alone, since the reader is told to ``sagen`` and ``add`` things too; none that names a thing (``hieß``).
Which words give a quotation its speaker is a matter of its own: the lists of the room ``quotes``.
"""

import re

SAYS = (
    r"(?:sagten?|sagt|erklärten?|betonten?|meinten?|kritisierten?|forderten?|warnten?|schrieb|schreibt|teilten?|"
    r"heißt es|hieß es|said|says|told|wrote|argued)"
)
"""One of them, in lower case, as an expression that captures nothing."""
REPORTS = re.compile(rf"\b{SAYS}\b")
"""One of them in a line of lower case: ``das teilte die werft mit``, not ``sagen sie uns ihre meinung``."""
