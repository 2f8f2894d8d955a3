"""A Story in one format a file; all are made from the Story alone."""
