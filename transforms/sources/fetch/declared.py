"""What was declared of the use of a document, kept on it."""

from dataclasses import replace

from newsmill.schemas.rows.document import Document
from newsmill.transforms.ground.rights import Rights


def with_rights(document: Document, rights: Rights | None) -> Document:
    """Return ``document`` with what was declared; without anything new it keeps what it has."""
    if rights is None:
        return document
    return replace(document, rights=rights.declared, rights_source=rights.source, rights_policy=rights.policy)
