"""Tables from anywhere become courses: read in a child process, understood, compared with the catalogue, written in one edit."""
