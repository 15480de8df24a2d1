"""The frozen values that flow from stage to stage; they import nothing of the rest."""
