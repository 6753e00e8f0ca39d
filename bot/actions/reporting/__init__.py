"""Contacts report: a free reply or the guided form, shown back, kept in the ledger, corrected."""
