"""Bytes to rows and rows to bytes: decompositions and rosters in, workbooks out."""
