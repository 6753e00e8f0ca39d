"""Rows out of running text with labels and headings."""
