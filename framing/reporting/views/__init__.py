"""The records that the templates lay out: values, no markup."""
