"""Learning paths: phases, steps, days, workload and templates."""
