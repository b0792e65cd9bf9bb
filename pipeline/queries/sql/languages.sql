-- In which languages the articles are
--
-- Articles by language, how sure that is in the middle and at the tenth of them that is least sure, and their sources.
--
-- $source: Only of this source.
select coalesce(language, 'unknown') as language, count(*) as articles, count(distinct source) as sources,
  round(median(language_score), 3) as median_score, round(quantile_cont(language_score, 0.1), 3) as low_score,
  sum(word_count)::bigint as words
from articles
where $source is null or source = $source
group by all
order by articles desc, language
