"""The one kind of error that people can act on. Everything else is a bug and reaches the crash report."""


class CampusError(Exception):
    """One clear sentence for the user: what happened, where, and what to do. Nothing has been lost or half written.

    The text is already in the user's language; the window shows it as it is, the command line prints it and exits with 2.
    """


class FileError(CampusError):
    """What the system said about the file: the same edit may succeed later, or in a copy.

    ``waiting`` is the sentence where the program tries again by itself: it asks nobody to, and does not say that all is over.
    """

    def __init__(self, text: str, waiting: str = "") -> None:
        super().__init__(text)
        self.waiting = waiting or text


class FileLockedError(FileError):
    """Another program has the file for the moment."""
