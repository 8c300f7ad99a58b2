"""Requests that wait for somebody's decision."""
