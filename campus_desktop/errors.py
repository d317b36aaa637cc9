"""The one type of error that users can act on. Everything else is a bug and is reported as a crash."""


class CampusError(Exception):
    """One clear sentence for the user: what happened, where, and what to do. Nothing has been lost or half written.

    The text is already in the user's language; the window shows it unchanged, the command line prints it and exits with 2.
    """


class FileError(CampusError):
    """A system error on the file: the same edit may succeed later, or in a copy.

    ``waiting`` is the sentence while the program retries by itself: it asks for no user action and does not present the error as final.
    """

    def __init__(self, text: str, waiting: str = "") -> None:
        super().__init__(text)
        self.waiting = waiting or text


class FileLockedError(FileError):
    """Another program has temporarily locked the file."""
