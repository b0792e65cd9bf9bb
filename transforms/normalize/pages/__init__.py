"""From a page or a fragment of HTML to lines, and to what the page says of its article."""
