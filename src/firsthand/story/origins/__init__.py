"""Who has it from whom: copies, chains of sources, and the first hands at their ends."""
