"""Article → Reading: what one article says, from that article alone."""
