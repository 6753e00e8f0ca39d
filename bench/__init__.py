"""Benchmarks: ratios beside stock tools in the same run; never timed tests."""
