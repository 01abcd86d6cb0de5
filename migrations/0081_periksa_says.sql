-- A document that does not say what it is: some programs send a PDF without its type. What it is, its bytes tell.
alter table periksa
    drop constraint periksa_says_check,
    add constraint periksa_says_check check (says in ('picture', 'pdf', 'unnamed'));
