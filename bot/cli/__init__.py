"""The command line: one noun a file. What is printed is for the operator; what people get in chat is in templates/."""
