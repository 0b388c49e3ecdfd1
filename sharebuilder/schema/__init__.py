"""The agreement's JSON Schema: its shape, its order, and what it says of an agreement."""
