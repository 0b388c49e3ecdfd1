"""The benchmark suite: each row is a ratio of ours to a peer, measured side by side in one run."""
