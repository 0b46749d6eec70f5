"""Reading captured pages: bytes in, frozen dataclasses out; no Django, no database.

Start reading in ``statement.py``: its ``read_page`` names the steps in order.
"""
