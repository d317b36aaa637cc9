"""Small reusable widgets that do not depend on the domain."""
