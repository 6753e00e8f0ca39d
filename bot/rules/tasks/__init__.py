"""What a task's own words say: by when, how much, and whether another task says the same."""
