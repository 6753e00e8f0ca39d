"""Rows of a decomposition out of grids."""
