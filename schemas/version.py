"""The version of the table contract, written into every file and manifest."""

SCHEMA_VERSION = "2.0"
