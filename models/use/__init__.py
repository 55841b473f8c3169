"""The bundled encoder: multilingual Universal Sentence Encoder in numpy."""
