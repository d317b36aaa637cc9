"""Following a meeting up."""
