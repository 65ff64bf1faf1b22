"""Procedures in and out: the shapes of the national database, a workbook of our own, open data.

A reader makes plain records of a file's bytes, with the place of each in the file; `checking` compares them with the
site and with the rules of a procedure; `writing` does what was found to be right. Exporters mirror the readers.
"""
