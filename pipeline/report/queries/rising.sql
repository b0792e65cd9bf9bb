-- The week against the four weeks before, by Fisher's exact test; `holds` by Benjamini and Hochberg at 5 %
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
), weeks as (
  select article_id, published_date > day - 7 as recent
  from articles, period
  where duplicate_of is null and published_date > day - 35 and published_date <= day
), totals as (
  select count(*) filter (recent) as all_now, count(*) filter (not recent) as all_before
  from weeks
), counts as (
  select e.entity_id, e.name, e.label,
         count(distinct article_id) filter (recent) as now, count(distinct article_id) filter (not recent) as before
  from mentions m join weeks using (article_id) join entities e using (entity_id)
  where not m.own_source and coalesce(e.kind, '') not in ('paper', 'broadcaster', 'newsagency', 'journal', 'currency')
  group by e.entity_id, e.name, e.label
), terms as (
  select *, unnest(range(now, least(now + before, all_now) + 1)) as k
  from counts, totals
  where now >= 3 and all_before > 0
), tested as (
  select entity_id, name, label, now, before, least(1, sum(exp(
           lgamma(now + before + 1) - lgamma(k + 1) - lgamma(now + before - k + 1)
           + lgamma(all_now + all_before - now - before + 1) - lgamma(all_now - k + 1)
           - lgamma(all_before - now - before + k + 1)
           - lgamma(all_now + all_before + 1) + lgamma(all_now + 1) + lgamma(all_before + 1)))) as p
  from terms
  where all_before - now - before + k >= 0
  group by entity_id, name, label, now, before
), ranked as (
  select *, 0.05 * row_number() over (order by p) / count(*) over () as allowed
  from tested
)
select name, label, now, before, p, p <= coalesce(max(p) filter (p <= allowed) over (), -1) as holds
from ranked
order by p, now desc, name;
