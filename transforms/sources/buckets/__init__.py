"""Object stores: ``s3://``, ``gs://`` and ``az://`` behind one small interface, ``bucket.Bucket``."""
