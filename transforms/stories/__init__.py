"""Stories: articles on one event or development, by what their words are and when they appeared."""
