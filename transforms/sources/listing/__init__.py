"""From the INPUTs of the command line to the files and feeds of a run."""
