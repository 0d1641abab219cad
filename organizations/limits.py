"""The largest and smallest numbers that can be kept: forms, files and the database all read them here.

Both databases hold these alike. PostgreSQL's integers end where SQLite's don't, and above 10**15 neither
tells two whole numbers apart that are written with decimals.
"""

LARGEST_COUNT = 2_147_483_647
LARGEST_AMOUNT = 10**15
FIRST_YEAR, LAST_YEAR = 1, 9999
