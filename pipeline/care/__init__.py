"""Store care: whatever is done to a store without reading news into it."""
