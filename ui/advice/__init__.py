"""Advice on any screen: its cards, the list of them, and the dialog of rules. What mends it is handed to the cards as commands."""
