"""Measurements that people run and compare; no test times anything."""
