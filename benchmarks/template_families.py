"""Hostile families of one template: issues that share their frame and differ in their news. None may merge.

Each family is a function of a random generator that gives one issue (title, body). The frames run from short and full
of slots to long with few; the slots hold figures, dates, names, places, whole sentences, and words that turn a report
round (gained, lost).
"""

import random
from collections.abc import Callable

from benchmarks import template_english, template_events, template_notices, template_reports
from benchmarks.template_words import Issue

FAMILIES: dict[str, Callable[[random.Random], Issue]] = {
    made.__name__: made
    for made in (
        template_notices.newsletter, template_reports.case_report, template_reports.weather,
        template_reports.stock_close, template_reports.lottery, template_reports.quake,
        template_notices.road_works, template_notices.match_report, template_reports.results,
        template_english.english_weather, template_english.english_filing,
        template_reports.fuel_prices, template_reports.river_levels, template_reports.air_quality,
        template_reports.pollen, template_notices.police_log, template_notices.traffic_jams,
        template_notices.product_recall, template_notices.school_closure, template_notices.television_tips,
        template_notices.obituaries, template_notices.missing_person, template_english.exchange_rates,
        template_english.football_round, template_english.death_notice, template_english.ferry_status,
        template_english.power_cut, template_english.court_list,
        template_events.pool_temperatures, template_events.blood_donation, template_events.insolvency,
        template_events.speed_traps, template_events.editors_letter, template_events.planning_notice,
        template_events.racing_tips, template_events.bin_collection,
    )
}  # fmt: skip


def issues(name: str, count: int, seed: int) -> list[Issue]:
    """Return ``count`` different issues of a family."""
    rng = random.Random(f"{name} {seed}")
    found: dict[str, Issue] = {}
    while len(found) < count:
        issue = FAMILIES[name](rng)
        found.setdefault(issue[1], issue)
    return list(found.values())
