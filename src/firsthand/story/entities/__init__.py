"""Who is who over articles."""
