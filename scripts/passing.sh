# The tables that are in no copy that is kept for long: keys, and what passes with time. Read by backup.sh and restore.sh.
PASSING="data_key day_key dialog dialog_archive inbox outbox periksa fetched_file"
