"""Tables from anywhere become courses."""
