"""What overtakes what: growth, plans come true, words put right or taken back."""
