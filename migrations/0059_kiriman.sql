-- What is handed over was sent to the officer; whether they opened it is not known.
alter table disclosure
    drop constraint disclosure_what_check,
    add constraint disclosure_what_check check (what in ('nik', 'data', 'berkas', 'telepon', 'kartu', 'kiriman'));
