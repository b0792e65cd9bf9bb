"""Query parameters that track a reader and do not choose the page. A frozen list, versioned because ids depend on it.

Own list rather than courlan's: that one matches by prefix (``gallery`` begins like ``ga``, ``client`` like ``cl``),
drops parameters without a value (``showthread.php?12345``) and changes with its releases, so that ids would change with
them. Sources: AdGuard's ``general_url.txt``, ClearURLs' ``data.min.json``, Firefox' query-stripping list, and the links
of German newsrooms' feeds and newsletters (``icid``, ``wtrid``, ``wt_zmc``, ``ns_mchannel`` ... survive courlan).
"""

import re

_WORD = re.compile(r"[a-z-]+")

TRACKERS_VERSION = 4
"""Raised with every change of the lists: a change gives articles new ids."""

PREFIXES = (
    "utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "itm_", "vero_", "oly_", "ns_", "wt_", "wtmc", "at_", "ga_",
    "mc_", "mkt_", "ml_sub", "_hs", "trk_", "stm_", "sc_c", "s_cid", "fb_", "ga4_", "dpg_", "xing_", "li_fat", "pf_rd_",
    "__twitter", "bxid", "cndid", "sfmc_", "cx_", "spm", "ito_", "campaign_",
    "wt.", "kwp_", "gaa_", "hss_", "sc_src", "sc_lid", "sc_uid", "sc_eh", "embeds_referring_",
)  # fmt: skip
"""A parameter whose lower-case name begins like this tracks."""

NAMES = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid yclid ysclid igshid igsh ttclid li_fat_id mibextid epik
    icid wtrid wtmc wt_zmc wt_mc wt_ref wtp wttt zanpid ref ref_src ref_url referer referrer refr rss feed_id
    xtor xtref xing_share share shared shareid smid smtyp smprod cmpid cmp cmp_id campaign campaignid
    ncid nl_id nlid newsletter_id nwsltr s_kwcid ocid ito ftag fref source_ref sara_ecid sara_ref sara-ecid
    ecid emc partnerid partner_id affiliate aff_id irclickid irgwc cjevent awc srsltid rb_clickid dicbo
    guccounter guce_referrer guce_referrer_sig soc_src soc_trk taid tblci obOrigUrl oborigurl dpid mbid
    reduced googleamp amp amp_js_v amp_gsa usqp fromsource from_source isapp view_source
    __tn__ __s _ga _gl _openstat vgo_ee wickedid ml_subscriber mkt_tok trkcampaign trk action_object_map
    action_type_map action_ref_map hootpostid sh_kit share_token at_medium sthash st_source src_share kid_tracking
    utm utmsource utmmedium utmcampaign cvid oicd seite_ref recip_id user_id_hash k_clickid
    sr_share sr_source intcid int_cid mcid  socid socialshare pc_ref para_ref adid ad_id gad gad_source
    ceid emci emdi chainedposts share_id sfnsn wprov
    gad_campaignid _branch_match_id _branch_referrer cs_source
    sref ref_ refsrc sharetype hsctatracking unlocked_article_code giftid _bhlid ck_subscriber_id ved usg dmcid tpcc
    traffic_source trackingid clickid click_id nb_email regi_id bcid lctg shem
    """.lower().split()
)
"""Lower-case names of parameters that track."""


_BY_VALUE = frozenset({
    "cid", "source", "src", "from", "via", "origin", "medium", "channel", "outputtype", "view", "mod", "context",
    "link", "output", "partner", "feature", "feed",
})  # fmt: skip
_BY_PAGE = frozenset({
    "ref", "refr", "feed_id", "campaign", "campaignid", "newsletter_id", "nl_id", "nlid", "cmp_id", "share", "shared",
    "partnerid", "partner_id", "adid", "ad_id", "trk", "cmp",
})  # fmt: skip
"""Names of trackers that choose the page on some sites: with a number, where the path chooses none."""
_NUMBER = re.compile(r"\d{2,18}")
_PAGE = re.compile(r"\d{2}|[-_][^-_]+[-_]|[^/.]{20}")
"""What the last part of a path has that names one page: a number, three words, or many letters."""
_CHANNELS = frozenset({
    "rss", "rssfeed", "rss-feed", "rss_feed", "feed", "atom", "twitter", "facebook", "fb", "whatsapp", "telegram",
    "instagram", "linkedin", "xing", "email", "mail", "e-mail", "newsletter", "nl", "social", "socialmedia",
    "social-media", "push", "app", "share", "shared", "amp", "mobile", "google", "googlenews", "google-news",
    "flipboard", "pocket", "apple-news", "applenews", "upday", "reddit", "mastodon", "bluesky", "threads",
})  # fmt: skip


def is_tracker(name: str, value: str = "", path: str = "") -> bool:
    """Tell whether a query parameter tracks the reader; ``path`` is what stands before the query.

    ``cid``, ``source`` and their like choose the page on some sites: they track only with the name of a channel as
    value. ``ref`` and its like choose it where their value is a number and the path names no page.

    >>> is_tracker("utm_source", "x"), is_tracker("wt_zmc"), is_tracker("id", "7"), is_tracker("gallery", "3")
    (True, True, False, False)
    >>> is_tracker("source", "rss"), is_tracker("source", "dpa-4711")
    (True, False)
    >>> is_tracker("ref", "4711", "/artikel.php"), is_tracker("ref", "4711", "/rain-in-town-4.html")
    (False, True)
    """
    lowered = name.lower()
    if lowered in _BY_VALUE:
        return bool(_WORD.findall(value.lower())) and _WORD.findall(value.lower())[0] in _CHANNELS
    if lowered in _BY_PAGE and _NUMBER.fullmatch(value):
        return bool(_PAGE.search(path.rstrip("/").rpartition("/")[2]))
    return lowered in NAMES or lowered.startswith(PREFIXES)
