-- Which words of headlines rise against the four weeks before
--
-- Words of four letters and more in the titles of articles without copies, compared as in `rising`; words are lower
-- case, inflected forms count for themselves.
--
-- $period = 7 days: Days of publication.
-- $language: Only titles of articles in this language, such as `de`.
-- $at_least = 3: Titles in the period at least.
-- $limit = 20: Rows at most.
with own as (
  select article_id, published_date >= $from_day as now, title
  from articles
  where duplicate_of is null and title is not null and published_date between $from_day - 28 and $to_day
    and ($language is null or language = $language)
),
size as (select count(*) filter (now) as n, count(*) filter (not now) as n_before from own),
words as (select distinct article_id, now, unnest(regexp_extract_all(lower(title), '\p{L}{4,}')) as word from own),
counted as (
  select word, count(*) filter (now) as k, count(*) filter (not now) as k_before from words group by word
),
compared as (
  select *, n * (k + k_before) / (n + n_before) as e, n_before * (k + k_before) / (n + n_before) as e_before
  from counted, size
  where k >= $at_least and n_before > 0
),
measured as (
  select *, 2 * (
    k * ln(k / e)
    + if(k_before = 0, 0, k_before * ln(k_before / e_before))
    + if(n = k, 0, (n - k) * ln((n - k) / (n - e)))
    + if(n_before = k_before, 0, (n_before - k_before) * ln((n_before - k_before) / (n_before - e_before)))
  ) as g2
  from compared
  where k / n > k_before / n_before
)
select word, k as titles, k_before as four_weeks_before,
  round(k / n, 4) as share, round(k_before / n_before, 4) as share_before, round(g2, 1) as g2,
  case when g2 > 15.1 then '< 0.0001' when g2 > 10.8 then '< 0.001' when g2 > 6.6 then '< 0.01' else '>= 0.01' end
    as p
from measured
order by measured.g2 desc, word
limit $limit
