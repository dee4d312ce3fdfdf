"""What stands between a typed word and a task: the environment, the words, the faults."""
