"""Looks into the books, for the command line."""
