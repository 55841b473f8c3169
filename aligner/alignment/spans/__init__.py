"""Span alignment: each unit of one text looks for its own stretch of words in the other, all of them
together, in order.
"""
