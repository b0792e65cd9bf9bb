"""What pages call readers' comments: names of elements, headings above them, links below each to answer it."""

import re

_PARTS = r"(?:list(?:e)?|area|section|bereich|feed|wrapper|container|box|block|thread|forum)"
COMMENTS = re.compile(
    rf"(?:user|reader|leser|nutzer)(?:comments?|kommentare?){_PARTS}?|(?:article|artikel)?(?:comments|"
    rf"kommentare){_PARTS}?|"
    rf"(?:article|artikel)?(?:comment|kommentar){_PARTS}|comment|kommentar|"
    r"top(?:comment|kommentar)|leser(?:meinung(?:en)?|stimmen|briefe|debatte|forum)|forum|talkback|disqus|livefyre|spotim|openweb|viafoura|"
    r"hyvor|giscus|utterances|remark42|isso|coral|comentarios|comentários|commentaires|commenti|reacties|komentarze|kommentarer|"
    r"diskussion|discussion|respond"
)
WEAK = frozenset({"comment", "kommentar", "forum", "discussion", "diskussion", "respond", "coral", "isso"})
"""Names that opinion pieces, topics and authors bear, too: they need a second sign."""
ONE_COMMENT = re.compile(r"(?:^|[\s_-])(?:comment|kommentar)(?:$|[\s_-](?!author|meta|count))")
REPLY = re.compile(
    r"(?:antworten|auf .{2,40} antworten|reply(?: to .{2,40})?|répondre|responder|rispondi|beantwoorden)\W{0,2}",
    re.IGNORECASE,
)
"""What the link below a comment says."""
STATES = frozenset({"has", "open", "no", "with", "enabled", "closed", "allow"})
"""Words that make a name a state of the article: ``has-comments``."""
COMMENTS_HEADING = re.compile(
    r"(?:alle |die |neue(?:ste)? )?(?:\d{1,5}\s)?(?:leser|nutzer|user)?-?(?:kommentare|comments|lesermeinungen|"
    r"leserstimmen|leserbriefe|reader comments|beiträge der leser|"
    r"join the (?:conversation|discussion)|(?:forum: )?diskutieren sie (?:mit|über diesen (?:artikel|beitrag))|"
    r"commentaires|vos réactions|réactions|laisser un commentaire|comentarios|deja un comentario|comentários|"
    r"deixe um comentário|commenti|lascia un commento|i commenti dei lettori|reacties|geef een reactie|komentarze|"
    r"dodaj komentarz|"
    r"kommentarer|(?:show|view|read) (?:all )?(?:\d{1,5} )?comments|"
    r"schreiben sie einen kommentar|schreibe einen kommentar|kommentar (?:schreiben|verfassen)|leave a (?:reply|"
    r"comment)|"
    r"(?:one|\d{1,5}) (?:comments?|kommentare?|responses?|antworten|"
    r"thoughts?|commentaires?|comentarios?|comentários?|commenti|reacties)"
    r"(?: (?:to|on|zu|auf):? .{0,120})?)(?: (?:anzeigen|ansehen|lesen|einblenden|öffnen))?"
    r"(?: zu(?:m|r)? (?:diesem |dem )?artikel)?\s?[(\[:]?\s?\d{0,5}\s?[)\]]?|"
    r"(?:diskussion|discussion|forum|debatte) [(\[]\d{1,5}(?: (?:beiträge|kommentare|comments|posts|replies))?[)\]]",
    re.IGNORECASE,
)
MAY_HEAD_COMMENTS = re.compile(
    r"(?:diskussion|discussion|reactions|reaktionen|ihre meinung|responses?|what do you think\?|have your say|"
    r"was (?:denken|meinen) sie\?|(?:jetzt )?mitdiskutieren|(?:leser)?meinungen(?: (?:zum|zu diesem) (?:thema|artikel|"
    r"beitrag))?(?:\s?\(\d{1,5}\))?|diskussion zum (?:thema|artikel|beitrag)|"
    r"das sagen unsere leser(?:innen und leser)?|"
    r"(?:leser)?reaktionen)",
    re.IGNORECASE,
)
"""Headings of comments that are those of parts of articles, too: boxes of one kind must stand below."""
