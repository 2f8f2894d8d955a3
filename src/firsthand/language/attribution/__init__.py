"""Who says what: quotations, the words of others in reported speech, and the chain each comes by."""
