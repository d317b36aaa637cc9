"""The guide in a window of its own: chapters, search, pictures; opened at the chapter of the page one is on."""
