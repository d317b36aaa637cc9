"""Campus Desktop without a screen: the file, the domain, imports and prints."""

__version__ = "0.1.0"
