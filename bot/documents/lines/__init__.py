"""Tables that were written as lines of text, made grids again."""
