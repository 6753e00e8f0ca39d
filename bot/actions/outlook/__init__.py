"""What will go out, when and to whom, before it does."""
