"""Slack: the only room that knows Bolt."""
