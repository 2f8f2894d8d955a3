"""What is expected to agree: two articles' words for one attribute of one event, found by the clauses about them."""
