"""Who is meant: names, nominals and pronouns gathered into a cast, and who plays whom."""
