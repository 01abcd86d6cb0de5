//! Cards, berkas and full numbers, shown to a petugas who asks; what shows a person in full is recorded.

use crate::app::card::{View, card, desk_of, moved_in, sight_of};
use crate::app::fault::Fault;
use crate::app::notice::mark;
use crate::app::remark::remark;
use crate::app::session::Session;
use crate::domain::berkas::{Answer, BerkasId, Piece, SyaratKode};
use crate::domain::kode::Kode;
use crate::domain::permohonan::{Permohonan, TahapKind};
use crate::domain::petugas::{Peran, PetugasId};
use crate::domain::sight::Sight;
use crate::domain::tunda::hold_on;
use crate::pesan::foto::Foto;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{Outgoing, Queued, Shown};
use crate::pesan::umum::Umum;
use crate::pesan::{Pesan, Reply};
use crate::store::disclosure::Disclosed;
use crate::store::permohonan::Loaded;

/// As many files Telegram shows side by side.
const MAX_ALBUM: usize = 10;

/// The card of a kode that was asked for, as a new message. That it was opened is recorded: a card that a work list or a
/// notice brings is the work of that desk, this one somebody chose.
///
/// # Errors
/// Faults of the register.
pub async fn card_of(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(loaded) = visible(s, kode).await? else { return Ok(()) };
    if let Some(reader) = reader(s, &loaded.permohonan) {
        s.uow.disclosure().record(loaded.id, reader, &Disclosed::Kartu, s.now).await?;
    }
    say_card(s, &loaded);
    Ok(())
}

/// Who looks at it, in the role in which they do: who stands in for the Kasi looks at what is the Kasi's as such.
fn reader(s: &Session<'_>, p: &Permohonan) -> Option<(PetugasId, Peran)> {
    s.petugas.as_ref().map(|one| (one.id, desk_of(one, p, s.now)))
}

/// A card as a new message.
pub fn say_card(s: &mut Session<'_>, loaded: &Loaded) {
    let Some(reply) = own_card(s, loaded, &loaded.permohonan) else { return };
    s.queued.extend(moved_in(s.chat, loaded));
    s.say_card(loaded.id, reply);
}

/// The card of this petugas, of what the permohonan has become.
fn own_card(s: &Session<'_>, loaded: &Loaded, after: &Permohonan) -> Option<Reply> {
    let viewer = s.petugas.as_ref()?;
    let unanswered = loaded.unanswered && *after == loaded.permohonan;
    let view = View::of(&s.app.kantor, viewer, (after, s.now)).unanswered(unanswered);
    Some(card(
        after,
        view.with(loaded.unreachable, loaded.holder_after(after, s.now)).waiting(hold_on(after, &loaded.tunda)),
    ))
}

/// The permohonan, if this petugas may see it: the officer of Dispendukcapil sees only what was sent to them. A
/// kode that they may not see gets the answer of one that does not exist.
///
/// # Errors
/// Faults of the register.
pub async fn visible(s: &mut Session<'_>, kode: Kode) -> Result<Option<Loaded>, Fault> {
    let sight = sight(s);
    let found = s.uow.permohonan().find_in(kode, sight).await?;
    if found.is_none() {
        not_there(s, kode);
    }
    Ok(found)
}

/// What this petugas may know of.
pub(super) fn sight(s: &Session<'_>) -> Sight {
    s.petugas.as_ref().map_or(Sight::Nothing, |petugas| sight_of(petugas, s.now))
}

/// A kode that does not exist, or that this petugas may not know of. Who sees the whole register has mistyped; of others
/// it is counted.
pub(super) fn not_there(s: &mut Session<'_>, kode: Kode) {
    let answer = Meja::NotFound { kode };
    let text = if sight(s) == Sight::All { answer.into() } else { s.no_such(answer) };
    s.tell(text);
}

/// Brings the pressed message up to date: an old card, too, or a list that has been worked off. Where it is the newest
/// card, `notice` has done so, and Telegram says that nothing is to be changed.
pub fn refresh_pressed(s: &mut Session<'_>, loaded: &Loaded, after: &Permohonan) {
    let Some(message_id) = s.pressed.take() else { return };
    let Some(reply) = own_card(s, loaded, after) else { return };
    s.queued.push(Queued::new(s.chat, Outgoing::Edit { message_id, reply }));
}

/// Brings the pressed message up to date although nothing happened: an old card tells how things stand.
///
/// # Errors
/// Faults of the register.
pub async fn card_in_place(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(message_id) = s.pressed.take() else { return Ok(()) };
    let sight = sight(s);
    let Some(loaded) = s.uow.permohonan().find_in(kode, sight).await? else { return Ok(()) };
    let Some(reply) = own_card(s, &loaded, &loaded.permohonan) else { return Ok(()) };
    s.queued.push(Queued::new(s.chat, Outgoing::Edit { message_id, reply }));
    Ok(())
}

/// The files of one syarat. That they were opened is recorded.
///
/// # Errors
/// Faults of the register.
pub async fn files(s: &mut Session<'_>, kode: Kode, syarat: &SyaratKode) -> Result<(), Fault> {
    let Some(loaded) = visible(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    let nama = p.checklist.syarat(syarat).map_or_else(|| syarat.to_string(), |x| x.nama.clone());
    let messages: Vec<Queued> = side_by_side(shown(s, &loaded, (syarat, &nama)))
        .into_iter()
        .map(|outgoing| Queued::new(s.chat, outgoing).about(loaded.id))
        .collect();
    if messages.is_empty() {
        s.old_button();
        return Ok(());
    }
    if let Some(reader) = reader(s, p) {
        s.uow.disclosure().record(loaded.id, reader, &Disclosed::Berkas(syarat.clone()), s.now).await?;
    }
    s.queued.extend(messages);
    Ok(())
}

/// The files of a syarat with their captions: the old ones first, where it was found wanting.
fn shown(s: &Session<'_>, loaded: &Loaded, (syarat, nama): (&SyaratKode, &str)) -> Vec<Shown> {
    let p = &loaded.permohonan;
    let was_returned = p.checklist.last_finding(syarat).is_some();
    let caption = |piece: &Piece| -> Pesan {
        let age = match p.checklist.returned_in(piece) {
            Some(putaran) => Some(Foto::Old { putaran: u32::from(putaran) }.into()),
            None => was_returned.then(|| Foto::New.into()),
        };
        let (kode, syarat) = (p.kode, nama.to_owned());
        let catatan: Vec<Pesan> = age.into_iter().chain(remark(p, piece)).collect();
        if catatan.is_empty() {
            Meja::FileCaption { kode, syarat }.into()
        } else {
            Foto::Caption { kode, syarat, catatan }.into()
        }
    };
    let mark = mark(s, p.kode);
    let one = |(piece, berkas): (&Piece, BerkasId)| match &piece.answer {
        Answer::File(file) => Some(Shown { berkas, kind: file.kind, caption: caption(piece), mark: mark.clone() }),
        Answer::Promised | Answer::Original(_) => None,
    };
    let pieces = p.checklist.pieces.iter().zip(loaded.berkas());
    pieces.filter(|(piece, _)| piece.syarat == *syarat && !piece.replaced).filter_map(one).collect()
}

/// Telegram shows 2 to 10 files of one kind side by side; other ones come one by one.
fn side_by_side(mut files: Vec<Shown>) -> Vec<Outgoing> {
    let kind = files.first().map(|one| one.kind);
    if files.iter().any(|one| Some(one.kind) != kind) {
        return files.into_iter().map(Outgoing::File).collect();
    }
    let mut outgoing = Vec::new();
    while !files.is_empty() {
        let rest = files.split_off(files.len().min(MAX_ALBUM));
        let mut album = std::mem::replace(&mut files, rest);
        outgoing.extend(if album.len() == 1 { album.pop().map(Outgoing::File) } else { Some(Outgoing::Album(album)) });
    }
    outgoing
}

/// NIK and KK in full: for entering and sending, to the one who asked, recorded.
///
/// # Errors
/// Faults of the register.
pub async fn nik(s: &mut Session<'_>, kode: Kode) -> Result<(), Fault> {
    let Some(loaded) = visible(s, kode).await? else { return Ok(()) };
    let p = &loaded.permohonan;
    let Some(petugas) = s.petugas.as_ref().filter(|one| needs_nik(one.peran, p)) else {
        s.tell(Umum::NotForYou);
        return Ok(());
    };
    let reader = (petugas.id, petugas.peran);
    let Some(numbers) = p.data.numbers.clone() else {
        s.old_button();
        return Ok(());
    };
    s.uow.disclosure().record(loaded.id, reader, &Disclosed::Nik, s.now).await?;
    let shown = Meja::NikShown { kode, nik: numbers.nik.as_str().to_owned(), kk: numbers.kk.as_str().to_owned() };
    s.tell_briefly(loaded.id, shown, Meja::NikCovered { kode, nik: numbers.nik.masked(), kk: numbers.kk.masked() });
    Ok(())
}

/// Where the full number is needed: entering and sending; afterwards for the officer who got it.
fn needs_nik(peran: Peran, p: &Permohonan) -> bool {
    let tahap = p.tahap.kind();
    match peran {
        Peran::Staf => matches!(tahap, TahapKind::Lengkap | TahapKind::Dientri) || p.is_sent_back(),
        Peran::Dispendukcapil => tahap == TahapKind::Dikirim,
        Peran::Kasi | Peran::Admin => false,
    }
}
