"""Numbers in running text: what they count or measure, of whom, and how firmly."""
