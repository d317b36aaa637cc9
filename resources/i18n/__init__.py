"""One .po file a package in each language's folder; compiled into one catalogue a language."""
