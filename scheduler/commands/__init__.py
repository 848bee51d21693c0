"""The commands of the front door, a file per kind; each is loaded when it is called."""
