"""What waits to be sent goes out: the delivery, and what follows from it."""
