"""Sources: files and feeds in, documents out, nothing decoded or judged yet.

For the driver: ``inputs.discover`` and ``inputs.fingerprinted``. For the flow: ``transform.ReadFiles``. They are
imported from their modules, so that a command that reads nothing does not load Beam.
"""
