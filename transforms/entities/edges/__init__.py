"""Where the mentions that the tagger found begin and end."""
