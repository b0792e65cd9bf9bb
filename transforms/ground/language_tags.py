"""How documents declare a language: tags, codes of three letters, locales of systems, names."""

import re

CODES = {
    "nb": "no", "nn": "no", "iw": "he", "in": "id", "ara": "ar", "bos": "bs", "bul": "bg", "cat": "ca", "ces": "cs",
    "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "est": "et", "fas": "fa",
    "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de", "gre": "el", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu",
    "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kor": "ko", "lav": "lv", "lit": "lt", "mkd": "mk", "nld": "nl",
    "nno": "no", "nob": "no", "nor": "no", "per": "fa", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru",
    "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "sqi": "sq", "srp": "sr", "swe": "sv", "tha": "th", "tur": "tr",
    "ukr": "uk", "urd": "ur", "vie": "vi", "zho": "zh",
}  # fmt: skip
"""Codes of three letters (ISO 639-2 and 639-3), old ones and those of varieties, to the tag that tables have."""
NAMES = {
    "arabic": "ar", "arabisch": "ar", "bulgarian": "bg", "bulgarisch": "bg", "catalan": "ca", "katalanisch": "ca",
    "chinese": "zh", "chinesisch": "zh", "croatian": "hr", "kroatisch": "hr", "hrvatski": "hr", "czech": "cs",
    "tschechisch": "cs", "čeština": "cs", "danish": "da", "dänisch": "da", "dansk": "da", "dutch": "nl",
    "niederländisch": "nl", "nederlands": "nl", "english": "en", "englisch": "en", "estonian": "et", "estnisch": "et",
    "finnish": "fi", "finnisch": "fi", "suomi": "fi", "french": "fr", "französisch": "fr", "français": "fr",
    "german": "de", "deutsch": "de", "greek": "el", "griechisch": "el", "hebrew": "he", "hebräisch": "he",
    "hungarian": "hu", "ungarisch": "hu", "magyar": "hu", "indonesian": "id", "italian": "it", "italienisch": "it",
    "italiano": "it", "japanese": "ja", "japanisch": "ja", "korean": "ko", "koreanisch": "ko", "latvian": "lv",
    "lettisch": "lv", "lithuanian": "lt", "litauisch": "lt", "norwegian": "no", "norwegisch": "no", "norsk": "no",
    "persian": "fa", "persisch": "fa", "polish": "pl", "polnisch": "pl", "polski": "pl", "portuguese": "pt",
    "portugiesisch": "pt", "português": "pt", "romanian": "ro", "rumänisch": "ro", "română": "ro", "russian": "ru",
    "russisch": "ru", "serbian": "sr", "serbisch": "sr", "slovak": "sk", "slowakisch": "sk", "slovenian": "sl",
    "slowenisch": "sl", "spanish": "es", "spanisch": "es", "español": "es", "swedish": "sv", "schwedisch": "sv",
    "svenska": "sv", "thai": "th", "turkish": "tr", "türkisch": "tr", "türkçe": "tr", "ukrainian": "uk",
    "ukrainisch": "uk", "vietnamese": "vi", "vietnamesisch": "vi",
}  # fmt: skip
"""Names of languages in English, German and themselves, in lower case."""
_ENCODING = re.compile(r"[.@][\w-]{2,20}$")
"""What locales have behind the language: ``de_DE.UTF-8``."""
_REGION = re.compile(r"[A-Za-z]{2}[-_][A-Za-z]{2}")
_TAG = re.compile(r"^([a-z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,3}$", re.IGNORECASE)


def language_of_tag(declared: str | None) -> str | None:
    """Return the primary language of a declared tag, or null when it is none.

    Codes of three letters, locales of systems and names of languages count too.

    >>> language_of_tag("de_AT"), language_of_tag("Deutsch, na klar"), language_of_tag("German"), language_of_tag("por")
    ('de', None, 'de', 'pt')
    """
    text = (declared or "").strip()
    name = NAMES.get(text.lower())
    found = _TAG.match(_ENCODING.sub("", text))
    if name or not found:
        return name
    code = found[1].lower()
    return CODES.get(code, code)


def tag_of(declared: str | None) -> str | None:
    """Return a declared language as a tag with its region, if it has one; what is none as it is.

    >>> tag_of("en-GB"), tag_of("German"), tag_of("deu")
    ('en-GB', 'de', 'de')
    """
    text = (declared or "").strip()
    return text if _REGION.fullmatch(text) else language_of_tag(text) or declared
