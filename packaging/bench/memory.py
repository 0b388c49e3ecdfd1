from bench.measure import Row


def memory_row() -> Row:
    return Row("build-1000-memory", 1, 1, "MB", "")
