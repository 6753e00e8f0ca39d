"""A decomposition becomes tasks and who answers for them; doubts are settled, changes shown before they are made."""
