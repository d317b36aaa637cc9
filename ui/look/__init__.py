"""What everything is drawn with: theme, colour tokens, style sheet, icons, painting. Knows no widget of ours."""
