"""How somebody is reached: mail, telephone, an account, a post code. Three strengths of one sign."""

import re

MAIL = r"[\w.+-]{1,60}@[\w-]{1,60}\.\w{2,10}"
"""A mail address, or the beginning of one."""
IS_CONTACT = re.compile(
    r"(?:(?:e-?mail|mail|tel(?:efon)?|phone|twitter|x|mastodon)\.?\s?:?\s?)?(?:[\w.+-]{1,40}@[\w.-]{3,60}|@\w{2,30}|"
    r"[+(]?\d[\d /()-]{5,20})",
    re.IGNORECASE,
)
"""A line that is nothing else, taken whole."""
HOLDS_CONTACT = re.compile(
    rf"\b(?:tel(?:efon|\.)?|phone|fon|fax|mobil|e-?mail|internet)\s?[:.]|{MAIL}|"
    r"\b0\d{2,5}\s?[-/ ]\s?\d{3,}|\+\d{1,3}\s?[(\d]|\b\d{5} \w",
    re.IGNORECASE,
)
"""A line that surely holds one: what says so is labelled, or has the form of an address or a number."""
MAY_HOLD_CONTACT = re.compile(r"@|\b(?:tel|fon|phone|fax|www|https?)\b|\d{4,}|\d[\d /()-]{6,}", re.IGNORECASE)
"""A line that may, where the lines around it say that it is an address."""
