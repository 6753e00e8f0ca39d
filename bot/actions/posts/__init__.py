"""Who sits at which post: invited, bound, away, handing over, leaving; and the roster by workbook."""
