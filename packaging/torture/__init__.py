"""The reliability campaigns: each tries to break a promise, and proves that it would notice."""
