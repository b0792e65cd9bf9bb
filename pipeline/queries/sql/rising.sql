-- Who and what rises against the four weeks before
--
-- Entities that a greater share of the articles names than in the 28 days before the period, copies left out. `g2` is
-- the log-likelihood ratio of the two shares; above 10.8 a difference as great comes by chance once in a thousand, above
-- 15.1 once in ten thousand. Many entities are compared, so some always pass 6.6.
--
-- $period = 7 days: Days of publication.
-- $label: Only `PER`, `ORG`, `LOC` or `MISC`.
-- $at_least = 3: Articles in the period at least.
-- $limit = 20: Rows at most.
with own as (
  select article_id, published_date >= $from_day as now
  from articles
  where duplicate_of is null and published_date between $from_day - 28 and $to_day
),
size as (select count(*) filter (now) as n, count(*) filter (not now) as n_before from own),
counted as (
  select entity_id, count(distinct article_id) filter (now) as k, count(distinct article_id) filter (not now) as k_before
  from mentions
  join own using (article_id)
  where not own_source
  group by entity_id
),
compared as (
  select *, n * (k + k_before) / (n + n_before) as e, n_before * (k + k_before) / (n + n_before) as e_before
  from counted, size
  where k >= $at_least and n_before > 0
),
measured as (
  -- 0 * ln(0) is 0.
  select *, 2 * (
    k * ln(k / e)
    + if(k_before = 0, 0, k_before * ln(k_before / e_before))
    + if(n = k, 0, (n - k) * ln((n - k) / (n - e)))
    + if(n_before = k_before, 0, (n_before - k_before) * ln((n_before - k_before) / (n_before - e_before)))
  ) as g2
  from compared
  where k / n > k_before / n_before
)
select name, label, k as articles, k_before as four_weeks_before,
  round(k / n, 4) as share, round(k_before / n_before, 4) as share_before, round(g2, 1) as g2,
  case when g2 > 15.1 then '< 0.0001' when g2 > 10.8 then '< 0.001' when g2 > 6.6 then '< 0.01' else '>= 0.01' end
    as p
from measured
join entities using (entity_id)
where $label is null or label = upper($label)
order by measured.g2 desc, name, entity_id
limit $limit
