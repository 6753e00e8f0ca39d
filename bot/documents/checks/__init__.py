"""Whether what was read can be so: what the document has and no row says, and rows unlike the others."""
