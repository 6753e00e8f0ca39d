"""Workbooks for people: the ledger, the roster, the draft of a programme."""
