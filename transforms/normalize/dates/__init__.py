"""From a date as a document writes it to a moment in UTC, and which of several dates is the article's."""
