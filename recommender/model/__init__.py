"""The words of the domain: frozen values that know no file, engine or terminal."""
