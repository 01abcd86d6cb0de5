//! *Kirim*: a draft becomes a permohonan, with its receipt.

use chrono::{DateTime, Utc};

use crate::app::fault::Fault;
use crate::app::session::Session;
use crate::app::{meja, notice, warga};
use crate::dialog::ask::{coming_hours, for_someone_else, promised};
use crate::dialog::draft::{Draft, Given, Phone, Whom};
use crate::dialog::summary::who_is_told;
use crate::dialog::{Sent, Then};
use crate::domain::berkas::{Answer, Piece};
use crate::domain::kalender::Kalender;
use crate::domain::kalender::closed::Closed;
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::pemohon::{DataPemohon, Hubungan, Jenis, Perubahan, Pihak, Sebagai};
use crate::domain::petugas::Stamp;
use crate::domain::wib::today_wib;
use crate::pesan::ajukan::Ajukan;
use crate::pesan::label::Label;
use crate::pesan::tap::{Act, Menu};
use crate::pesan::{Button, Pesan, Reply};
use crate::store::permohonan::{Inserted, NewPermohonan};

/// The draft becomes a permohonan, and its kode is told; or it is told why not, and the draft stays.
///
/// # Errors
/// Faults of the register.
pub(super) async fn submit(s: &mut Session<'_>) -> Result<(), Fault> {
    let Some(draft) = s.dialog.draft.clone() else { return super::ajukan::resume(s) };
    if draft.walk_in {
        return meja::daftarkan::submit(s, &draft).await;
    }
    if warga::pemberitahuan::shown_before(s, Then::Ajukan).await? {
        return Ok(());
    }
    let Some(new) = made(s, &draft)? else { return super::ajukan::resume(s) };
    let stamp = Stamp { by: s.warga(), at: s.now };
    match s.uow.permohonan().insert(&new, stamp).await? {
        Inserted::Created(id) => {
            warga::drop::drop_current(s);
            s.dialog.last = draft.common();
            s.dialog.sent = Some(Sent { message_id: s.pressed, kode: new.kode, walk_in: false });
            let reply = receipt(s, &draft, new.kode).await?;
            s.say(reply);
            notice::submitted(s, id, &new).await
        }
        Inserted::Duplicate { own: Some(kode) } => {
            let reply = warga::running::duplicate(s, kode);
            s.say(reply);
            Ok(())
        }
        Inserted::Duplicate { own: None } => {
            let kontak = s.kantor().kontak.clone();
            s.say(warga::menu::with_draft(Ajukan::DuplicateOther { kontak }));
            Ok(())
        }
    }
}

/// `None` while something is unanswered, which the summary does not allow.
///
/// # Errors
/// The operating system gave no randomness.
pub fn made(s: &Session<'_>, draft: &Draft) -> Result<Option<NewPermohonan>, Fault> {
    let kantor = s.kantor();
    let (Some(jenis), Some(consent), Some(data)) = (draft.jenis, &draft.consent, data_of(draft, kantor)) else {
        return Ok(None);
    };
    let Some(pihak) = pihak(s, draft) else { return Ok(None) };
    let mut entropy = [0; 8];
    getrandom::fill(&mut entropy).map_err(|_| Fault::Randomness)?;
    Ok(Some(NewPermohonan {
        kode: Kode::from_entropy(entropy),
        jenis,
        syarat: kantor.syarat(jenis).to_vec(),
        syarat_version: kantor.lists.version,
        data,
        pihak,
        pieces: pieces(draft, s),
        consent: Some((consent.version.clone(), consent.at)),
        draft_since: draft.started_at,
        pemohon_agreed: draft.pemohon_agreed.filter(|_| draft.relation() == Some(Hubungan::PerangkatDesa)),
    }))
}

/// Whose it is: the chat it comes from; of a walk-in nobody's.
fn pihak(s: &Session<'_>, draft: &Draft) -> Option<Vec<Pihak>> {
    let (sebagai, hubungan) = match draft.whom {
        _ if draft.walk_in => return Some(Vec::new()),
        Some(Whom::Myself) => (Sebagai::Pemohon, None),
        Some(Whom::Related(hubungan)) => (Sebagai::Pelapor, Some(hubungan)),
        Some(Whom::SomeoneElse) | None => return None,
    };
    Some(vec![Pihak { chat: s.chat, sebagai, hubungan }])
}

fn data_of(draft: &Draft, kantor: &Kantor) -> Option<DataPemohon> {
    let numbers = draft.numbers();
    if numbers.is_none() && draft.asks_numbers(kantor) {
        return None;
    }
    let perubahan = if draft.jenis == Some(Jenis::Pembetulan) {
        let whole = |c: &crate::dialog::draft::Correction| {
            Some(Perubahan { element: c.element, now: c.semula()?, should: c.should.clone()? })
        };
        draft.corrections.iter().map(whole).collect::<Option<Vec<_>>>()?
    } else {
        Vec::new()
    };
    Some(DataPemohon {
        nama: draft.nama.clone()?,
        numbers,
        desa: draft.desa.clone()?,
        perubahan,
        phone: match &draft.phone {
            Some(Phone::Number(number)) => Some(number.clone()),
            Some(Phone::Skipped) | None => None,
        },
    })
}

fn pieces(draft: &Draft, s: &Session<'_>) -> Vec<Piece> {
    let by = s.petugas.as_ref().map(|petugas| petugas.id).filter(|_| draft.walk_in);
    let piece = |syarat: &crate::domain::berkas::SyaratKode, answer| Piece {
        syarat: syarat.clone(),
        cycle: 0,
        answer,
        by,
        at: s.now,
        replaced: false,
        gone: None,
    };
    let mut pieces = Vec::new();
    for syarat in draft.syarat(s.kantor()) {
        match draft.counts_as(syarat, s.kantor()) {
            Some(Given::Files(files)) => {
                pieces.extend(files.iter().map(|f| piece(&syarat.kode, Answer::File(f.clone()))));
            }
            Some(Given::Promised) => pieces.push(piece(&syarat.kode, Answer::Promised)),
            Some(Given::Original) => pieces.extend(by.map(|id| piece(&syarat.kode, Answer::Original(id)))),
            Some(Given::Skipped | Given::NotYet) | None => {}
        }
    }
    pieces
}

async fn receipt(s: &mut Session<'_>, draft: &Draft, kode: Kode) -> Result<Reply, Fault> {
    let kalender = s.uow.kalender().load().await?.kalender;
    let jam = coming_hours(&kalender, today_wib(s.now));
    let mut parts: Vec<Pesan> = vec![Ajukan::Sent { kode, nama: draft.nama(), jam }.into()];
    let bring = promised(draft, s.kantor());
    if !bring.is_empty() {
        let daftar = bring.into_iter().map(warga::menu::syarat_line).collect();
        parts.push(Ajukan::SentBring { daftar }.into());
    }
    parts.extend(draft.numbers().is_none().then(|| Ajukan::SentNumbersLater.into()));
    parts.extend(closed_now(&kalender, s.now));
    if draft.jenis == Some(Jenis::Baru) {
        parts.push(Ajukan::SentRecording { tempat: s.kantor().perekaman.clone() }.into());
    }
    let related = for_someone_else(draft);
    if related {
        parts.push(who_is_told(draft, s.kantor()));
    }
    let act = |label, act| Button::new(label, (kode, act));
    let paper = related.then(|| act(Label::ReceiptForPemohon, Act::Receipt));
    let another = Button::new(Label::AnotherPerson, Menu::OrangLain);
    let reply = Reply::new(Pesan::Together(parts)).rows([act(Label::MenuStatus, Act::Status)]);
    Ok(reply.rows(paper).rows([another]))
}

/// When somebody is going to look at it, where the office is closed at this moment.
fn closed_now(kalender: &Kalender, now: DateTime<Utc>) -> Option<Pesan> {
    Some(match kalender.closed(now)? {
        Closed::Break(jam) => Ajukan::SentBreak { jam }.into(),
        Closed::Until(tanggal, jam) => Ajukan::SentClosed { tanggal, jam }.into(),
    })
}
