-- Who and what rises against the four weeks before
--
-- Entities that a greater share of the articles names than in the 28 days before the period; copies, media and currencies
-- are left out, as on the front page. `p` is the chance of as many articles or more had the share stayed (Fisher's exact
-- test); at most 5 % of those marked `holds` are chance (Benjamini and Hochberg).
--
-- $period = 7 days: Days of publication.
-- $label: Only `PER`, `ORG`, `LOC`, `MISC`, or a label of your entity list.
-- $at_least = 3: Articles in the period at least.
-- $limit = 20: Rows at most.
with own as (
  select article_id, published_date >= $from_day as now
  from articles
  where duplicate_of is null and published_date between $from_day - 28 and $to_day
),
size as (select count(*) filter (now) as n, count(*) filter (not now) as n_before from own),
counted as (
  select entity_id, name, entities.label,
    count(distinct article_id) filter (now) as k, count(distinct article_id) filter (not now) as k_before
  from mentions
  join own using (article_id)
  join entities using (entity_id)
  where not own_source and coalesce(kind, '') not in ('paper', 'broadcaster', 'newsagency', 'journal', 'currency')
  group by all
),
tested as (
  select *, fisher_greater(k, n, k_before, n_before) as chance
  from counted, size
  where k >= $at_least and n_before > 0
),
ranked as (select *, 0.05 * row_number() over (order by chance) / count(*) over () as allowed from tested),
judged as (select *, chance <= coalesce(max(chance) filter (chance <= allowed) over (), -1) as holds from ranked)
select name, label, k as articles, k_before as four_weeks_before,
  round(k / n, 4) as share, round(k_before / n_before, 4) as share_before, round(chance, 6) as p, holds
from judged
where ($label is null or label = $label) and k * n_before > k_before * n
order by chance, articles desc, name, entity_id
limit $limit
