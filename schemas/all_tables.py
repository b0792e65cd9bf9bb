"""Everything a snapshot holds, by name: its tables and its state files."""

from newsmill.schemas.state import STATE_TABLES
from newsmill.schemas.table import Table
from newsmill.schemas.tables import SNAPSHOT_TABLES

BY_NAME: dict[str, Table] = {table.name: table for table in (*SNAPSHOT_TABLES, *STATE_TABLES)}
"""The tables that are committed together; the operational ones (``OPS_TABLES``) lie outside the snapshots."""
