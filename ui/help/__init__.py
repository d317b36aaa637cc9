"""The guide in its own window: chapters, search, pictures; it opens at the chapter of the current page."""
