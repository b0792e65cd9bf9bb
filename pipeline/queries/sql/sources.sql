-- What each source is like
--
-- Articles, how many of them are no copies, how long they are in the middle, how many name an author or an agency, how
-- many are cut or behind a paywall, and the first and last day.
--
-- $period = all: Days of publication.
-- $limit = 50: Rows at most.
select source, count(*) as articles, count(*) filter (duplicate_of is null) as own, median(word_count)::bigint as median_words,
  round(sum(mention_count) * 100 / nullif(sum(word_count), 0), 1) as mentions_per_100_words,
  round(count(*) filter (len(authors) > 0) / count(*), 2) as with_author,
  round(count(*) filter (len(agencies) > 0) / count(*), 2) as with_agency,
  count(*) filter (truncated) as truncated, count(*) filter (paywalled) as paywalled,
  string_agg(distinct language, ', ' order by language) as languages, min(published_date) as first_day, max(published_date) as last_day
from articles
where ($from_day::date is null or published_date >= $from_day) and ($to_day::date is null or published_date <= $to_day)
group by source
order by articles desc, source
limit $limit
