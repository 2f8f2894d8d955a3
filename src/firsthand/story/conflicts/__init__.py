"""What cannot all be so, and what only looks like it."""
