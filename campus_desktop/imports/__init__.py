"""Imports tables as courses: read in a child process, interpreted, compared with the catalogue, written in one edit."""
