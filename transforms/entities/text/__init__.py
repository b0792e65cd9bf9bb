"""An article as the rules read it: its words, sentences and phrases, and what its words are by themselves."""
