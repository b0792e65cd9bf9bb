"""Feeds on the driver's side: which are due, what became of those asked, and how they are doing."""
