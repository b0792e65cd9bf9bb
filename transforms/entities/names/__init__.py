"""What is known of names before an article is read: institutions, countries, titles, parts of persons, keys."""
