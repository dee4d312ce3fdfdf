"""What the models of ``fields.py`` look like to an editor: form fields, handbook tables, the CMS."""
