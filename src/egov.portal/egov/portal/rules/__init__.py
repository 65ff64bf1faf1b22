"""Ground floor: the rules of the field as plain typed Python.

Nothing here imports Zope or Plone, touches a database, reads a clock or holds a sentence for people: what a rule has to
say comes out as a code with parameters, which an upper room translates.
"""
