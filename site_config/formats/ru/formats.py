"""Russian dates: the letter that stands for the year is not parted from it."""

DATE_FORMAT = "j E Y\xa0г."
YEAR_MONTH_FORMAT = "F Y\xa0г."
DATETIME_FORMAT = "j E Y\xa0г., H:i"
