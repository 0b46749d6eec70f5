"""What is done to the archive: functions that write, one module an activity."""
