"""Zone names of RFC 822 and of European and American newsrooms, as minutes east of UTC.

Sources: RFC 5322 section 4.3 for the American names; CET/CEST and their German names MEZ/MESZ by German law (ZeitG
§1); the rest
as used by public broadcasters. Names that mean several zones (IST, CST in Asia, AMT) are read as RFC 5322 does or not
at all.
"""

OFFSETS: dict[str, int] = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "west": 60, "bst": 60,
    "cet": 60, "mez": 60, "met": 60, "cest": 120, "mesz": 120, "mest": 120,
    "eet": 120, "oez": 120, "eest": 180, "oesz": 180, "msk": 180, "trt": 180,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ndt": -150,
    "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "awst": 480, "acst": 570, "aest": 600, "aedt": 660,
    "nzst": 720, "nzdt": 780, "sast": 120, "cat": 120, "eat": 180, "wat": 60,
}  # fmt: skip
"""Lower-case name to minutes east of UTC."""
REGIONS = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
}  # fmt: skip
"""Names that mean standard or summer time, whichever holds on the day."""


def offset_minutes(name: str) -> int | None:
    """Return minutes east of UTC of a zone name or numeric offset, or null when it is not known.

    >>> offset_minutes("MESZ"), offset_minutes("+02:00"), offset_minutes("-0330"), offset_minutes("XYZ")
    (120, 120, -210, None)
    """
    text = name.strip().lower().replace("ö", "oe")
    if text[:3] in ("utc", "gmt") and text[3:4] in ("+", "-", "−"):
        text = text[3:]
    if text[:1] not in ("+", "-", "−"):
        return OFFSETS.get(text)
    digits = text[1:].replace(":", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) in (1, 2, 4)):
        return None
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:2]), int(digits[2:]))
    if hours > 14 or minutes > 59:
        return None
    return (hours * 60 + minutes) * (1 if text[0] == "+" else -1)
