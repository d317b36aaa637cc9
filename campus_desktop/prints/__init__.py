"""Papers: one module per printed thing over a shared page style and the tagged-PDF layer."""
