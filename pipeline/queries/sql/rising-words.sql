-- Which words of headlines rise against the four weeks before
--
-- Words of four letters and more in the titles of articles without copies, compared as in `rising`; words are lower
-- case, inflected forms count for themselves, and what stands in every tenth text anyway (`wieder`, `since`) is left out,
-- nouns apart (`menschen`, `school`).
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
  select word, count(*) filter (now) as k, count(*) filter (not now) as k_before
  from words
  group by word
  having count(*) filter (now) >= $at_least
),
tested as (
  select *, fisher_greater(k, n, k_before, n_before) as chance
  from counted, size
  where n_before > 0 and not is_common(word)
),
ranked as (select *, 0.05 * row_number() over (order by chance) / count(*) over () as allowed from tested)
select word, k as titles, k_before as four_weeks_before,
  round(k / n, 4) as share, round(k_before / n_before, 4) as share_before, round(chance, 6) as p,
  chance <= coalesce(max(chance) filter (chance <= allowed) over (), -1) as holds
from ranked
where k * n_before > k_before * n
order by chance, titles desc, word
limit $limit
