"""The words that lead to other articles: ``Lesen Sie auch``, ``Read more``, alone on a line or before a headline."""

import re

ITEM_CHARS = 140
"""Headlines in a teaser box are shorter than this."""

_LEAD = (
    r"(?:lesen sie (?:auch|morgen|übermorgen|hier|dazu|mehr|außerdem|weiter|jetzt)(?: (?:mehr|dazu|hier|auch|weiter|"
    r"zum thema|"
    r"bei .{1,20}))?|"
    r"lies (?:auch|hier|mehr)(?: dazu)?|mehr (?:zum thema|dazu|lesen(?: über)?|(?:zum|zur|"
    r"über) [\w „“\"-]{3,40}(?=\s?:$)|zu diesem thema|aus dem ressort|"
    r"aus der rubrik|nachrichten|artikel)|weitere (?:infos|informationen)(?: zum thema)?|"
    r"(?:weitere|alle) (?:artikel|themen|nachrichten|meldungen|beiträge|berichte)"
    r"(?: (?:zum thema|(?:zu[mr]?|über|aus)(?: de[rmn])?)(?: [A-ZÄÖÜ][\w-]{2,30}){0,2})?|auch interessant|"
    r"auch lesenswert|das könnte sie (?:auch )?interessieren|das könnte (?:dich|"
    r"euch) auch interessieren|"
    r"(?:unsere )?(?:lese)?empfehlung(?:en)?(?: der redaktion)?|zum thema|siehe auch|hintergrund|dossier|"
    r"(?:mehr )?hören sie (?:auch|hier|dazu)|sehen sie (?:auch|hier|dazu|im video)|"
    r"im video|video|bildergalerie|fotostrecke|podcast|newsblog|liveblog|live-?ticker|read (?:more|also|next|this|"
    r"on|the full story)|see also|also (?:read|on)|related(?: (?:stories|articles|"
    r"content|links|topics|coverage|news))?|more (?:on this story|from .{2,30}|stories|news|on this|like this)|"
    r"recommended(?: stories| for you| reading)?|you may also like|"
    r"you might also like|what to read next|don['’]t miss|must read|further reading|(?:more )?top stories|"
    r"most read|most popular|trending now|(?:beliebteste|aktuelle|neueste) (?:artikel|beiträge)|passend zum thema|"
    r"(?:\d{1,2} aus \d{1,2} [-–] )?meist ?(?:gelesen|empfohlen|kommentiert|"
    r"geklickt)(?:e[ns]? (?:artikel|beiträge))?(?: (?:heute|der woche))?|auch spannend|passend dazu|dazu passend|"
    r"(?:unser )?lese-?tipp|zum weiterlesen|(?:verwandte|ähnliche|empfohlene|passende) (?:artikel|themen|beiträge|"
    r"inhalte)|weiterführende links|nicht verpassen|mehr aus (?:dem ressort|dem archiv|der region)|aus dem archiv|"
    r"related posts?|"
    r"watch(?: also| more| now)?|listen|explainer|in pictures|up next|editor['’]s picks|trending|continue reading|"
    r"weiterlesen|externer link|links zum thema|"
    r"(?:mehr )?hintergrund-?informationen (?:zum?|zur|über) [\w -]{2,40}|"
    r"aktuelle (?:nachrichten|meldungen)|neueste artikel|latest (?:news|stories)|"
    r"(?:à )?lire (?:aussi|également)|lisez aussi|voir aussi|sur le même sujet|(?:leggi|guarda|vedi) anche|"
    r"(?:lee|lea|leia|mira|veja) (?:también|también en [\w ]{2,20}|também)|te puede interesar|más información|"
    r"lees ook|bekijk ook|meer over dit onderwerp|(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej)|"
    r"läs (?:också|även|mer)|l[æe]s også|leer más|saiba mais|per approfondire)"
)
LEAD_WORDS = (
    "lesen lies mehr alle beliebteste weitere auch das empfehlung empfehlungen leseempfehlung leseempfehlungen zum "
    "siehe hören sehen hintergrund hintergrundinformationen dossier video bildergalerie fotostrecke podcast newsblog "
    "liveblog liveticker ticker read see also related more recommended you what don must further top most "
    "meistgelesen meistgelesene meistgelesenen meistempfohlenen meistkommentierte meistkommentierten meistgeklickt "
    "meistgeklickte meistgeklickten watch meistempfohlen meistkommentiert meistempfohlene spannend passend lesetipp "
    "tipp verwandte ähnliche empfohlene meist passende weiterführende verpassen archiv listen explainer pictures up "
    "editor trending continue weiterlesen externer links aktuelle neueste latest unsere lire lisez voir même leggi "
    "guarda vedi lee lea leia mira veja puede información lees bekijk meer czytaj zobacz przeczytaj läs læs les leer "
    "saiba approfondire"
)
"""Of every branch of the lead one word: lines without any of these are not tried."""
LABELLED = re.compile(
    rf"[▶►➤→>»•*+\-–\s]{{0,4}}{_LEAD}(?: (?:folge|teil) \d{{1,3}}| \w{{2,20}})?"
    r"(?:\s?[:|>»→]{1,2}\s?|\s[–-]\s|(?-i:(?<=[a-zß])(?=[A-ZÀ-Þ„“«])))(?P<headline>\S.{5,300})",
    re.IGNORECASE,
)
HEADER = re.compile(rf"[▶►➤→>»•*+\-–\s]{{0,4}}{_LEAD}\s?[:.…»›>→]{{0,3}}", re.IGNORECASE)
STRONG = re.compile(
    r"[▶►➤→>»•*+\-–\s]{0,4}(?:lesen sie|lies |mehr zum thema|mehr dazu|auch interessant|das könnte|read (?:more|"
    r"also|next)|see also|related|recommended|siehe auch|"
    r"weitere artikel|leseempfehlung|empfehlung der redaktion|more on this|more from|also read|hören sie|sehen sie|"
    r"(?:à )?lire aussi|lisez aussi|voir aussi|leggi anche|guarda anche|le[ea] también|leia também|lees ook|bekijk ook|"
    r"czytaj |zobacz (?:też|także|również)|läs (?:också|även)|l[æe]s også)",
    re.IGNORECASE,
)
"""Leads that no sentence of an article begins with."""
