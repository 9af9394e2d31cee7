"""Hand coding: samples with known probabilities, agreement, corrected estimates and tables."""
