"""The weekly digest: the facts of a week, read once, and its words and workbook."""
