"""A letter becomes words, words go through a channel; the outcome is delivered, refused or unknown."""
