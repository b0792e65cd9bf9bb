"""Word lists of the rules, one file each; all were written for this project."""
