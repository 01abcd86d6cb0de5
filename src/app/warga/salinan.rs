//! The copy of what is kept of a person. In full it is only for the pemohon; whoever applied for somebody else, or was bound by a
//! receipt as that, gets masked numbers and not what staf entered from the berkas.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::dialog::draft::{Draft, Given, Phone, Whom};
use crate::domain::pemohon::DataPemohon;
use crate::domain::perbaikan::{Jawaban, Nilai, Perbaikan};
use crate::pesan::copy::{DataCopy, DraftCopy, LastCopy, PerbaikanCopy, PermohonanCopy, SentBack};
use crate::pesan::data::Data;
use crate::pesan::outgoing::{Outgoing, PermohonanId, Queued};
use crate::store::own::Beside;
use crate::store::permohonan::Loaded;

/// What waits on this topic goes when a permohonan of the chat is forgotten.
const TOPIC: &str = "salinan";

/// So many openings are listed in it, which is more than anybody has; how many more there are stands in it, too.
const LISTED: u32 = 100_000;

/// Queues the copy. `false`: there is nothing to copy.
pub(super) async fn send(s: &mut Session<'_>) -> Result<bool, Fault> {
    let own = s.uow.permohonan().kept_of_chat(s.chat).await?;
    let isian: Vec<DraftCopy> = s.dialog.draft.iter().chain(&s.dialog.aside).map(draft).collect();
    let terakhir = s.dialog.last.clone().map(|last| LastCopy { hubungan: last.hubungan, desa: last.desa });
    if own.is_empty() && isian.is_empty() && terakhir.is_none() {
        return Ok(false);
    }
    let all: Vec<PermohonanId> = own.iter().map(|loaded| loaded.id).collect();
    let mut beside = s.uow.own().beside(s.chat, &all).await?;
    let copied = |loaded: &Loaded| one(s, loaded, beside.remove(&loaded.id).unwrap_or_default());
    let permohonan = own.iter().map(copied).collect();
    let (dibuka, all) = s.uow.disclosure().of_chat(s.chat, LISTED).await?;
    let dibuka_lain = all.saturating_sub(dibuka.len() as u64);
    let dibuka_terhapus = s.uow.own().rest(s.chat).await?.opened_before;
    let (diberitahu, kebocoran) = (s.uow.own().notices(s.chat).await?, s.uow.own().breaches(s.chat).await?);
    let whole = own.iter().all(|loaded| loaded.permohonan.is_pemohon(s.chat));
    let caption = if whole { Data::Copy } else { Data::CopyMasked };
    let copy = DataCopy {
        dibuat: s.now,
        permohonan,
        isian,
        terakhir,
        dibuka,
        dibuka_lain,
        dibuka_terhapus,
        diberitahu,
        kebocoran,
    };
    let copy = Box::new(copy);
    s.queued.push(Queued::new(s.chat, Outgoing::Copy { copy, caption: caption.into() }).on(TOPIC));
    Ok(true)
}

fn one(s: &Session<'_>, loaded: &Loaded, beside: Beside) -> PermohonanCopy {
    let p = &loaded.permohonan;
    let whole = p.is_pemohon(s.chat);
    let asked = p.perbaikan.iter().filter(|one| whole || one.chat == s.chat);
    PermohonanCopy {
        kode: p.kode,
        jenis: p.jenis,
        tahap: p.tahap.kind(),
        nomor_register: p.nomor.map(|nomor| s.kantor().nomor(nomor)),
        sebagai: p.pihak.iter().find(|pihak| pihak.chat == s.chat).map(|pihak| pihak.sebagai),
        persetujuan: beside.agreed,
        data: person(&p.data, whole),
        entri: p.entri.clone().filter(|_| whole),
        berkas: p.checklist.pieces.iter().map(|piece| piece.syarat.clone()).collect(),
        berkas_disimpan: beside.files,
        riwayat: loaded.riwayat(),
        perbaikan: asked.map(|asked| perbaikan(asked, whole)).collect(),
        diterima_di_kertas: p.on_paper,
        pengiriman: beside.sent,
        pengembalian: beside.returned.into_iter().map(|one| returned(one, whole)).collect(),
        pengingat: beside.reminded,
        kebocoran: beside.breaches,
    }
}

/// As it was said; numbers, and what is to be corrected, in full only for the pemohon.
fn person(data: &DataPemohon, whole: bool) -> Value {
    let mut value = serde_json::to_value(data).unwrap_or_default();
    if !whole && let Some(fields) = value.as_object_mut() {
        for name in ["nik", "kk", "phone"] {
            fields.entry(name).and_modify(mask);
        }
        for one in fields.get_mut("perubahan").and_then(Value::as_array_mut).into_iter().flatten() {
            *one = one.get("element").cloned().unwrap_or_default();
        }
    }
    value
}

/// All but the last four digits.
fn mask(value: &mut Value) {
    if let Some(text) = value.as_str() {
        let covered = text.chars().count().saturating_sub(4);
        let masked: String = text.chars().enumerate().map(|(n, c)| if n < covered { '•' } else { c }).collect();
        *value = Value::String(masked);
    }
}

fn perbaikan(one: &Perbaikan, whole: bool) -> PerbaikanCopy {
    let jawaban = one.jawaban.as_ref();
    let tolak = jawaban.and_then(Jawaban::tolak);
    let mut seharusnya = serde_json::to_value(&one.nilai).unwrap_or_default();
    if !whole
        && matches!(one.nilai, Nilai::Nik(_) | Nilai::Kk(_))
        && let Some(fields) = seharusnya.as_object_mut()
    {
        fields.values_mut().for_each(mask);
    }
    PerbaikanCopy {
        diminta: one.at,
        seharusnya,
        batas: one.due(),
        dijawab: jawaban.map(|jawaban| jawaban.at),
        hasil: jawaban.map(Jawaban::hasil),
        alasan: tolak.map(|tolak| tolak.kode),
        catatan: tolak.and_then(|tolak| tolak.text.clone()),
    }
}

/// What the officer wrote is about the data of the pemohon.
fn returned(one: SentBack, whole: bool) -> SentBack {
    let catatan = one.catatan.filter(|_| whole);
    SentBack { catatan, ..one }
}

/// What was filled in so far, all of it typed in this chat.
fn draft(draft: &Draft) -> DraftCopy {
    let given = |given: &Given| match given {
        Given::Files(_) | Given::Promised | Given::Original => true,
        Given::Skipped | Given::NotYet => false,
    };
    let berkas: BTreeSet<_> =
        draft.given.iter().filter(|(_, one)| given(one)).map(|(syarat, _)| syarat.0.clone()).collect();
    let telepon = match &draft.phone {
        Some(Phone::Number(number)) => Some(number.national()),
        Some(Phone::Skipped) | None => None,
    };
    DraftCopy {
        dimulai: draft.started_at,
        persetujuan: draft
            .consent
            .as_ref()
            .map(|c| crate::pesan::copy::Agreed { versi: c.version.clone(), waktu: c.at }),
        hubungan: match draft.whom {
            Some(Whom::Related(hubungan)) => Some(hubungan),
            Some(Whom::Myself | Whom::SomeoneElse) | None => None,
        },
        jenis: draft.jenis,
        nama: draft.nama.as_ref().map(|nama| nama.as_str().to_owned()),
        nik: draft.nik.as_ref().map(|nik| nik.as_str().to_owned()),
        kk: draft.kk.as_ref().map(|kk| kk.as_str().to_owned()),
        desa: draft.desa.clone(),
        telepon,
        perubahan: draft.corrections.iter().map(|c| (c.element, c.semula(), c.should.clone())).collect(),
        berkas: berkas.into_iter().collect(),
    }
}
