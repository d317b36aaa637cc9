"""The notes of a meeting: the line they are typed in, and the list of them."""
