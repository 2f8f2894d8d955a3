"""Numbers, hours and dates that stand in each other's place: one fact, told in two ways by two groups of articles."""
