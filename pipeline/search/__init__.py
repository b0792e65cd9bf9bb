"""Words in titles and bodies: a full-text index beside the snapshots, and the questions to it."""
