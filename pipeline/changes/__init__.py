"""What changed in an article from one revision to the next, word by word."""
