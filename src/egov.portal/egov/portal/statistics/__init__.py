"""The figures: how many dossiers came, ended, wait and are late; kept up as it happens, right for any past period."""
