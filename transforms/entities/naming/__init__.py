"""One label and one name for all that one entity is called in an article."""
