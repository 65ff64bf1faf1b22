"""Owner and submitter among the answers: forms ask for them as `owner_name`, a dossier keeps them by themselves."""

PARTIES = ("owner", "submitter")


def given(dossier):
    """All answers of the dossier by the names of the form's fields, those about its parties too."""
    parties = {f"{who}_{part}": value for who in PARTIES for part, value in getattr(dossier, who).items()}
    return {**parties, **dossier.answers}


def give(dossier, answers):
    """Put new answers, by the names of the form's fields, where the dossier keeps them.

    A submitter who is the owner stays the same person.
    """
    same = dossier.submitter == dossier.owner
    for who in PARTIES:
        new = {name.removeprefix(f"{who}_"): value for name, value in answers.items() if name.startswith(f"{who}_")}
        if new:
            setattr(dossier, who, {**getattr(dossier, who), **new})
    if same:
        dossier.submitter = dossier.owner
    rest = {name: value for name, value in answers.items() if not _of_party(name)}
    dossier.answers = {**dossier.answers, **rest}


def _of_party(name):
    return name.partition("_")[0] in PARTIES
