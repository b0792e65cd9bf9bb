"""From a content to normalized lines, and how lines were set."""
