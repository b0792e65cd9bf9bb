"""One reader per format, each from a stream of bytes to documents and rejects."""
