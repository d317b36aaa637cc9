"""The visual style: theme, colour tokens, style sheet, icons, painting. Does not depend on the program's widgets."""
