"""Updates come in: poll, durable inbox, one task a chat, in order, to the handlers."""
