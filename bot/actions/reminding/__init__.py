"""What is owed becomes due, is said in time, and moves when the calendar does."""
