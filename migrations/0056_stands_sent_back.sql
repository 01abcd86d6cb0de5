-- Whether it stands with staf again: sent back, not sent again since, and not ended at Dispendukcapil, who may decline it
-- meanwhile.
create function stands_sent_back(id bigint) returns boolean language sql stable as $$
    select exists (
        select from pengembalian k join permohonan p on p.permohonan_id = k.permohonan_id
        where k.permohonan_id = id and k.resent_seq is null and coalesce(p.stated, '') not in ('diserahkan', 'ditolak'))
$$;

-- As in 0029, and: not while it stands with staf again, who need the file.
create or replace function is_nobodys_file(chat bigint, permohonan bigint, tahap text, sent_at timestamptz, sent_before timestamptz)
returns boolean language sql stable as $$
    select case
        when permohonan is null then not exists (select from dialog d where d.chat_id = chat and d.draft is not false)
        else tahap = 'dibatalkan'
            or (tahap = 'dikirim' and is_nobodys_file.sent_at < sent_before and not stands_sent_back(permohonan)) end
$$;
