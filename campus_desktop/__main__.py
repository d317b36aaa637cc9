"""Entry point of the program: ``campus-desktop`` and ``python -m campus_desktop``.

A command's name is looked up before anything else is imported, so that the window opens without the command line's packages.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from campus_desktop import __version__, commandline, i18n
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command named in ``argv`` (default: the program's own), or open the window; returns the exit status.

    An error, also a bug, is reported as one sentence on standard error with status 2, never as a traceback.
    """
    args = list(sys.argv[1:] if argv is None else argv)
    if asked := commandline.language_from(args):
        i18n.use(asked)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # so that ø and JSON are correct if the console has another encoding
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(args)
    except CampusError as error:
        return _refused(str(error))
    except BrokenPipeError:  # the reading program has stopped, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python reports it again on exit
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _refused(
            _("“{file}” could not be read or written: {reason}.").format(
                file=error.filename or "?", reason=error.strerror or type(error).__name__
            )
        )
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return _refused(
            _(
                "Something went wrong in the program itself: {kind} in {file}, line {line}. Nothing half done was saved."
            ).format(kind=type(error).__name__, file=Path(last.filename).name, line=last.lineno)
        )


def _refused(sentence: str) -> int:
    if sys.stderr is not None:  # a program started without a console has none
        print(sentence, file=sys.stderr)
    return 2


def _run(args: list[str]) -> int:
    if args[:1] == ["--read-table"]:  # the program as its own child process for reading: see imports/child.py
        read: Callable[[Sequence[str]], int] = import_module("campus_desktop.imports.child").main
        return read(args[1:])
    at, word = commandline.first_word(args) or (len(args), None)
    before, after = args[:at], args[at + 1 :]
    if not before and not after and word not in commandline.HOMES:
        return _window(word, None)
    return _read(word, before, after)


def _read(word: str | None, before: list[str], after: list[str]) -> int:
    """Run what the arguments ask for: ``word`` is the first that is not an option, the others are ``before`` and ``after`` it."""
    from campus_desktop import parsing

    if "-h" in before or "--help" in before:
        return parsing.show_overview()
    if "--version" in before:
        commandline.output(f"{commandline.PROGRAM} {__version__}")
        return 0
    if "--self-test" in before:
        return parsing.run("self-test", after)
    language = parsing.read_options(before)
    if word in commandline.HOMES:
        return parsing.run(word, after)
    if word is not None and commandline.first_word(after):
        raise _unknown(word)
    return _window(word, parsing.read_options(after) or language)


def _window(word: str | None, language: str | None) -> int:
    """Open the window, with the file ``word`` if given, in ``language`` if given."""
    if word is not None and not (Path(word).suffix or Path(word).exists()):
        raise _unknown(word)
    run: Callable[[Path | None, str | None], int] = import_module("ui.app").run
    return run(None if word is None else Path(word), language)


def _unknown(word: str) -> CampusError:
    text = _("“{word}” is neither a command nor a file. “{program} --help” shows the commands.")
    return CampusError(text.format(word=word, program=commandline.PROGRAM))


if __name__ == "__main__":
    sys.exit(main())
