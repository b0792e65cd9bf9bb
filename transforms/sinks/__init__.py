"""The sinks: rows into staged files, staged files into the finished files of a snapshot."""
