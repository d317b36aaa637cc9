"""The part of Campus Desktop without a user interface: the file, the domain, imports and prints."""

__version__ = "0.1.0"
