//! The summary before sending: everything that was said, who will be told, and a button to change each answer.

use super::ask::for_someone_else;
use super::draft::{Draft, Given, Phone, Whom};
use super::unclear;
use crate::domain::berkas::Demand;
use crate::domain::kantor::Kantor;
use crate::domain::pemohon::{Hubungan, Jenis};
use crate::domain::personal::covered;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::tap::{Choice, Field};
use crate::pesan::{Button, Pesan, Reply};

/// The summary of a draft in which everything is answered.
#[must_use]
pub fn summary(draft: &Draft, kantor: &Kantor) -> Reply {
    let mut daftar = person_lines(draft, kantor);
    daftar.extend(correction_lines(draft));
    daftar.extend(syarat_lines(draft, kantor));
    let (text, send): (Pesan, _) = if draft.walk_in {
        (
            if kantor.binds_chats() { Loket::Summary { daftar } } else { Loket::SummaryUnbound { daftar } }.into(),
            Label::Register,
        )
    } else {
        (Ajukan::Summary { daftar, kabar: Box::new(who_is_told(draft, kantor)) }.into(), Label::Send)
    };
    Reply::new(text)
        .rows([Button::new(send, Choice::Send)])
        .grid(&edit_person(draft, kantor), 2)
        .rows(edit_corrections(draft))
        .rows(edit_syarat(draft, kantor)) // rows of their own: side by side, longer names are cut on phones
}

/// Who will be told what, and by which way.
#[must_use]
pub fn who_is_told(draft: &Draft, kantor: &Kantor) -> Pesan {
    match draft.relation() {
        Some(hubungan) if !kantor.binds_chats() => Loket::WhoIsToldRelatedOnly { hubungan }.into(),
        Some(hubungan) => Loket::WhoIsToldRelated { hubungan }.into(),
        None if for_someone_else(draft) => Ajukan::WhoIsToldOther.into(),
        None => Ajukan::WhoIsToldSelf.into(),
    }
}

fn whom_lines(draft: &Draft) -> Vec<Pesan> {
    match draft.whom {
        _ if draft.walk_in => vec![Loket::LineCounter.into()],
        Some(Whom::Related(hubungan)) => {
            let agreed = draft.pemohon_agreed.filter(|_| hubungan == Hubungan::PerangkatDesa);
            let agreed = agreed.map(|_| Loket::LinePemohonAgreed.into());
            std::iter::once(Ajukan::LineOther { hubungan }.into()).chain(agreed).collect()
        }
        Some(Whom::Myself | Whom::SomeoneElse) | None => vec![Ajukan::LineSelf.into()],
    }
}

fn person_lines(draft: &Draft, kantor: &Kantor) -> Vec<Pesan> {
    let numbers = draft.numbers();
    let lines = [
        draft.jenis.map(|jenis| Ajukan::LineKind { jenis }),
        draft.nama.as_ref().map(|n| Ajukan::LineNama { nama: n.as_str().to_owned() }),
        numbers.as_ref().map(|n| Ajukan::LineNik { nik: n.nik.masked_for_owner() }),
        numbers.as_ref().map(|n| Ajukan::LineKk { kk: n.kk.masked() }),
        numbers.is_none().then_some(Ajukan::LineNumbersLater),
        draft.desa.as_ref().map(|d| Ajukan::LineDesa { desa: kantor.desa_nama(d) }),
        draft.phone.as_ref().map(phone_line),
    ];
    whom_lines(draft).into_iter().chain(lines.into_iter().flatten().map(Pesan::from)).collect()
}

fn phone_line(phone: &Phone) -> Ajukan {
    match phone {
        Phone::Number(number) => Ajukan::LinePhone { nomor: number.national() },
        Phone::Skipped => Ajukan::LineNoPhone,
    }
}

fn correction_lines(draft: &Draft) -> Vec<Pesan> {
    if draft.jenis != Some(Jenis::Pembetulan) {
        return Vec::new();
    }
    let text = |t: Option<String>| covered(&t.unwrap_or_default());
    let line = |c: &super::draft::Correction| {
        Ajukan::LinePerubahan { element: c.element, sekarang: text(c.semula()), seharusnya: text(c.should.clone()) }
            .into()
    };
    let kk = draft.kk_right.then(|| Ajukan::LineKkRight.into());
    std::iter::once(Ajukan::LinePerubahanHead.into()).chain(draft.corrections.iter().map(line)).chain(kk).collect()
}

fn syarat_lines(draft: &Draft, kantor: &Kantor) -> Vec<Pesan> {
    let line = |s: &crate::domain::berkas::Syarat| {
        let syarat = s.nama.clone();
        Some(match draft.counts_as(s, kantor)? {
            Given::Files(files) => {
                Ajukan::LineFiles { syarat, lembar: u32::try_from(files.len()).unwrap_or(u32::MAX) }.into()
            }
            Given::Promised if s.demand == Demand::Dianjurkan && !draft.asks_syarat(kantor) => {
                Ajukan::LineBringOptional { syarat }.into()
            }
            Given::Promised => Ajukan::LinePromised { syarat }.into(),
            Given::Skipped => Ajukan::LineSkipped { syarat }.into(),
            Given::Original => Loket::LineOriginal { syarat }.into(),
            Given::NotYet => Loket::LineNotYet { syarat }.into(),
        })
    };
    let lines = |s| line(s).into_iter().chain(unclear::marks(draft, kantor, &s.kode));
    draft.syarat(kantor).iter().flat_map(lines).collect()
}

fn edit(label: Label, field: Field) -> Button {
    Button::new(label, Choice::Edit(field))
}

fn edit_person(draft: &Draft, kantor: &Kantor) -> Vec<Button> {
    let mut buttons = Vec::new();
    buttons.extend((!draft.walk_in).then(|| edit(Label::EditWhom, Field::Whom)));
    buttons.extend([edit(Label::EditKind, Field::Kind), edit(Label::EditNama, Field::Nama)]);
    if draft.asks_numbers(kantor) {
        buttons.extend([edit(Label::EditNik, Field::Nik), edit(Label::EditKk, Field::Kk)]);
    }
    buttons.push(edit(Label::EditDesa, Field::Desa));
    buttons.extend(draft.asks_phone(kantor).then(|| edit(Label::EditPhone, Field::Phone)));
    buttons
}

fn edit_corrections(draft: &Draft) -> Vec<Button> {
    if draft.jenis != Some(Jenis::Pembetulan) {
        return Vec::new();
    }
    let one =
        |c: &super::draft::Correction| edit(Label::EditCorrection { element: c.element }, Field::Correction(c.element));
    let mut buttons = vec![edit(Label::EditElements, Field::Elements)];
    buttons.extend(draft.corrections.iter().map(one));
    buttons.push(edit(Label::EditKkRight, Field::KkRight));
    buttons
}

fn edit_syarat(draft: &Draft, kantor: &Kantor) -> Vec<Button> {
    let one = |s: &crate::domain::berkas::Syarat| {
        edit(Label::EditSyarat { syarat: s.nama.clone() }, Field::Syarat(s.kode.clone()))
    };
    // Where all originals are brought, there is nothing to change but photos of before.
    let changes = |s: &&crate::domain::berkas::Syarat| draft.asks_syarat(kantor) || draft.sheets(&s.kode) > 0;
    draft.syarat(kantor).iter().filter(changes).map(one).collect()
}
