"""The verbs. Each takes a session and named values, and does one thing in one transaction."""
