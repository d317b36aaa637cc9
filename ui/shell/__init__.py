"""Main window, navigation, pages, undo actions, settings, background jobs and questions to the user."""
