"""Language of stored articles once more: the stored language counts as declared; while it holds, its score stays.

An article whose text is another now comes without a score and gets that of its new text.
"""

from dataclasses import dataclass

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.transforms.language.transform import tell_batch


def retell_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of ``LanguageArticle`` with the language as it is told now."""
    told = tell_batch(batch)
    same = pc.equal(pc.fill_null(told.column("language"), ""), pc.fill_null(batch.column("language"), ""))
    kept = pc.if_else(same, batch.column("language_score"), None)
    score = pc.coalesce(kept, told.column("language_score"))
    ix = told.schema.get_field_index("language_score")
    return told.set_column(ix, told.schema.field(ix), score)


@dataclass
class RetellLanguage(beam.PTransform):
    """Batches of ``LanguageArticle`` from the store to the same, language told again. It cannot fail."""

    def expand(self, pcoll: beam.PCollection[pa.RecordBatch]) -> beam.PCollection[pa.RecordBatch]:
        """Tell the language of each article of each batch."""
        return pcoll | "Tell languages again" >> beam.Map(retell_batch).with_output_types(pa.RecordBatch)
