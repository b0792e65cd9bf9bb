"""The engines, which are Beam's runners: which one was chosen, what it needs, and a pipeline on it."""
