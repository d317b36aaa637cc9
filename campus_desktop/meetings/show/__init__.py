"""What ``show`` lists of meetings: one module a noun."""
