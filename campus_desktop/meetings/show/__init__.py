"""The ``show`` lists of meetings: one module per noun."""
