"""Who said what in the news."""

from selon.compiled import use

use()
