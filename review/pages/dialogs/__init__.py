"""The desk's dialogs, one file each. While one is open the desk's keys are let go."""
