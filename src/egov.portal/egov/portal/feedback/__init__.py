"""Feedback (phản ánh, kiến nghị): what citizens and businesses tell the administration, and what it answers.

NĐ 20/2008/NĐ-CP and NĐ 45/2020/NĐ-CP. This room keeps it and moves it through its workflow; its pages are those of
`hearing`.
"""
