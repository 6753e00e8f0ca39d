"""The review workbook (复核表): out, and back."""
