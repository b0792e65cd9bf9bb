-- Languages
select coalesce(language, 'unknown') as language, count(*) as articles
from articles
where duplicate_of is null
group by 1
order by articles desc, 1;

-- Words
select quantile_disc(word_count, 0.25) as quarter, quantile_disc(word_count, 0.5) as half,
       quantile_disc(word_count, 0.75) as three_quarters
from articles
where duplicate_of is null;

-- Missing
select count(*) filter (title is null) as title,
       count(*) filter (coalesce(len(authors), 0) = 0) as authors,
       count(*) filter (published_at is null) as published_at,
       count(*) filter (language is null) as language,
       count(*) filter (url is null) as url,
       count(*) filter (summary is null) as summary,
       count(*) filter (coalesce(len(categories), 0) = 0) as categories,
       count(*) filter (image_url is null) as image_url,
       count(*) filter (updated_at is null) as updated_at,
       count(*) filter (paywalled is null) as paywalled,
       count(*) filter (coalesce(len(agencies), 0) = 0) as agencies
from articles
where duplicate_of is null;
