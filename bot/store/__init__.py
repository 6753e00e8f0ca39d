"""The memory: tables, queries, the append-only ledger, inbox, outbox, migrations."""
