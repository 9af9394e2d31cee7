"""Results -> the console summary and the HTML report: view records first, markup second."""
