"""Ready for the meeting? What can go wrong in front of people, looked at in half a minute."""
