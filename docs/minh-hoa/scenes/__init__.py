"""One scene a module; each has one public function that returns the whole picture as SVG."""
