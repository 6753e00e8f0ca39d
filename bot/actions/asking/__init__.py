"""A supervisor brings a document into force in the chat: sends it, answers what is in doubt, corrects the workbook."""
