"""A Story asked: questions answered from its claims."""
