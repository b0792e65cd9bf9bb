"""What kind a document is: told by its content, and by its name only where that leaves it open."""
