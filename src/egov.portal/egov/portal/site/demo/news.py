"""The demo's news: what one has to know to use the portal."""

from DateTime import DateTime
from egov.portal.site.demo import data
from plone import api
from plone.app.textfield.value import RichTextValue


def load(folder):
    """Add and publish all pieces, the first of the file last, so that it is the newest."""
    for piece in reversed(data.read("news.json")):
        text = RichTextValue("".join(piece["text"]), "text/html", "text/x-html-safe")
        news = api.content.create(
            folder,
            "News Item",
            piece["id"],
            title=piece["title"],
            description=piece["description"],
            text=text,
        )
        api.content.transition(news, to_state="published")
        news.setEffectiveDate(DateTime())
        news.reindexObject(idxs=["effective", "effectiveRange"])
