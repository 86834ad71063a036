"""Signing in, signing out and resetting a password, for staff who never see the admin."""
