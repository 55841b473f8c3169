"""Finding: filters over the pairs of a project, replacing with a preview, and the concordance of all
projects.
"""
