"""Advice, on meetings and what else has rules: findings, rules with their sources and limits, and answers "deliberate choice"."""
