"""Where on earth a name may be: a table of towns, states and countries, and regions that meet or do not."""
