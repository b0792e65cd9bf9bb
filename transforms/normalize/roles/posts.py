"""What those who write for a newsroom are called, in lower case: below a name, beside it, or in a note on its owner."""

POST = (
    r"(?:correspondent|editor|columnist|writer|reporter(?:in)?|korrespondent(?:in)?|(?:chef)?redakteur(?:in)?|"
    r"kolumnist(?:in)?|autor(?:in)?|volontär(?:in)?|ressortleiter(?:in)?)"
)
"""One post, as an expression."""
POST_WORDS = (
    "correspondent editor columnist writer reporter reporterin korrespondent korrespondentin redakteur redakteurin "
    "chefredakteur chefredakteurin kolumnist kolumnistin autor autorin volontär volontärin "
    "ressortleiter ressortleiterin"
)
"""The same as words that a rule waits for."""
