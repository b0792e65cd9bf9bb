-- What was copied most across sources, and who had it first
--
-- Texts that several sources have, whole or nearly: how many articles and sources, which had it first, hours until the
-- last one, and how many of them name an agency. The period is that of the first publication.
--
-- $period = all: Days of first publication.
-- $source: Only what this source had first.
-- $limit = 20: Rows at most.
select a.title, c.size as articles, c.source_count as sources, c.first_source, c.first_published_at as first_published,
  round(epoch(c.last_published_at - c.first_published_at) / 3600, 1) as hours, round(c.agency_share, 2) as agency_share,
  c.canonical_id as article_id
from clusters c
join articles a on a.article_id = c.canonical_id
where c.source_count > 1
  and ($from_day::date is null or c.first_published_at::date >= $from_day)
  and ($to_day::date is null or c.first_published_at::date <= $to_day)
  and ($source is null or c.first_source = $source)
order by sources desc, articles desc, c.first_published_at, c.cluster_id
limit $limit
