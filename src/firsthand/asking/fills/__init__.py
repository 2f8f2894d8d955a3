"""What fills the hole of a question, one kind of filler a file."""
