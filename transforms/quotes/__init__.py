"""Who said what: quotations of an article with their speakers."""
