"""A local Bot API with a chat page, so that the whole bot can be tried without a token."""
