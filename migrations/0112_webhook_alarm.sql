-- One more thing that needs somebody at the machine: Telegram cannot bring what people write.
alter table trouble
    drop constraint trouble_cause_check,
    add constraint trouble_cause_check check (cause in ('masuk', 'keluar', 'berkas', 'webhook'));
