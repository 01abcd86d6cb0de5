# The tables that are in no copy that is kept for long: keys, and what passes with time. Read by backup.sh; what belongs to
# a permohonan in one of them, restore.sh leaves out where the book does not have it.
PASSING="data_key day_key dialog dialog_archive inbox outbox periksa fetched_file"
