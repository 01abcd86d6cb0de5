//! The archives of a pengiriman: made when they are sent, in memory, and recorded when they have gone by the office's way
//! (`saluran`), with what of whom the officer was sent by it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use tokio::sync::Semaphore;

use super::App;
use super::buku::BookError;
use super::notice;
use super::periksa::{SHOWING, unpacking};
use super::saluran::{Parcel, Undelivered};
use crate::domain::berkas::{Answer, BerkasId, Media, Piece, Syarat};
use crate::domain::pengiriman::{NomorEkspedisi, PengirimanId, Saluran};
use crate::domain::petugas::{ChatId, Peran, PetugasId};
use crate::domain::sight::Sight;
use crate::domain::wib::today_wib;
use crate::foto::{self, Clean};
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::{PermohonanId, Queued};
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::tap::KirimTap;
use crate::pesan::{Button, Pesan, Reply};
use crate::print::arsip::{Archive, Name};
use crate::print::ekspedisi::{Context, Line, sheet};
use crate::store::StoreError;
use crate::store::file::{Content, StoredFile};
use crate::store::pengiriman::{Kiriman, Left};
use crate::store::permohonan::Loaded;
use crate::store::petugas::Petugas;

/// One at a time: photos are marked in memory, and all of the archive is.
static MAKING: Semaphore = Semaphore::const_new(1);

/// One at a time: a unit of work is open while a file is put into the folder, which may not answer.
static PLACING: Semaphore = Semaphore::const_new(1);

/// Which archive.
#[derive(Debug, Clone)]
pub struct Order {
    /// Of which pengiriman.
    pub id: PengirimanId,
    /// To which officer.
    pub oleh: PetugasId,
    /// Which part, and of how many.
    pub bagian: (u16, u16),
    /// The files in it.
    pub berkas: Vec<BerkasId>,
}

/// What the officer gets.
pub enum Made {
    /// The archive.
    Whole(Package),
    /// A sentence in its place.
    Instead(Reply),
}

/// An archive that was made, and what is recorded of it.
pub struct Package {
    name: String,
    bytes: Vec<u8>,
    caption: Pesan,
    nomor: NomorEkspedisi,
    order: Order,
    lines: usize,
    berkas: usize,
    shown: Vec<PermohonanId>,
    perhaps_sent: bool,
}

impl Package {
    /// It may stand in the chat already: nobody knows what became of an earlier sending.
    #[must_use]
    pub fn perhaps_sent(self) -> Self {
        Self { perhaps_sent: true, ..self }
    }

    /// The archive itself.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// This office has no such way: its profile was changed while the bot ran.
#[derive(Debug, thiserror::Error)]
#[error("there is no such way to Dispendukcapil")]
struct NoWay;

/// A file, by what it answers: the place of its permohonan in the list, its name there, and what it is for.
struct Planned<'a> {
    loaded: &'a Loaded,
    urut: usize,
    syarat: &'a Syarat,
    n: usize,
}

/// Brings an archive to the officer by the office's way, and records that it has gone; the message in which it lies, where it
/// lies in one.
///
/// # Errors
/// It is not there, or nobody could write down that it is: it goes once more.
pub async fn hand_over(app: &App, chat: ChatId, package: Package) -> Result<Option<i64>, Undelivered> {
    match app.kantor.kirim.saluran {
        Saluran::Chat => into_chat(app, chat, package).await,
        Saluran::Folder => into_folder(app, chat, package).await,
    }
}

async fn into_chat(app: &App, chat: ChatId, mut package: Package) -> Result<Option<i64>, Undelivered> {
    let channel = app.channels.of(Saluran::Chat).ok_or(NoWay)?;
    let message_id = channel.deliver(package.parcel(chat)).await?;
    // Otherwise it is before their eyes.
    let nomor = package.nomor;
    let twice = package.perhaps_sent.then(|| PengirimanText::ArsipMungkinDua { nomor, nama: package.name.clone() });
    let mut uow = app.store.begin().await?;
    uow.pengiriman().archive_left(&package.left(Saluran::Chat, (chat, message_id)), app.clock.now()).await?;
    let told: Vec<Queued> = twice.into_iter().map(|text| Queued::say(chat, Reply::new(text))).collect();
    uow.outbox().enqueue(&told).await?;
    uow.commit().await?;
    Ok(message_id)
}

/// Behind the lock of its pengiriman: who takes away the one before it has done so, or finds that it is replaced.
async fn into_folder(app: &App, chat: ChatId, mut package: Package) -> Result<Option<i64>, Undelivered> {
    let channel = app.channels.of(Saluran::Folder).ok_or(NoWay)?;
    let _alone = PLACING.acquire().await; // it is never closed
    let mut uow = app.store.begin().await?;
    uow.pengiriman().lock_archives(package.order.id).await?;
    channel.deliver(package.parcel(chat)).await?;
    let folder = app.kantor.kirim.folder.as_ref().map(|path| path.display().to_string());
    let left = Left { folder, ..package.left(Saluran::Folder, (chat, None)) };
    let works_again = uow.pengiriman().archive_left(&left, app.clock.now()).await?;
    let hari = u32::try_from(channel.lies_for().num_days()).unwrap_or(u32::MAX);
    let berkas = u32::try_from(package.berkas).unwrap_or(u32::MAX);
    let told = PengirimanText::ArsipPlaced { nomor: package.nomor, nama: package.name.clone(), berkas, hari };
    let mut told = vec![Queued::say(chat, Reply::new(told))];
    if works_again {
        told.extend(notice::folder_works(&mut uow).await?);
    }
    uow.outbox().enqueue(&told).await?;
    uow.commit().await?;
    app.outbox.notify_one();
    Ok(None)
}

impl Package {
    /// What is brought there; taken out of it, for it is large.
    fn parcel(&mut self, chat: ChatId) -> Parcel {
        let bytes = std::mem::take(&mut self.bytes);
        Parcel { chat, name: self.name.clone(), bytes, caption: self.caption.clone() }
    }

    fn left(&self, saluran: Saluran, (chat, message_id): (ChatId, Option<i64>)) -> Left {
        Left {
            id: self.order.id,
            bagian: self.order.bagian.0,
            petugas: self.order.oleh,
            lines: self.lines,
            berkas: self.berkas,
            shown: self.shown.clone(),
            saluran,
            chat,
            message_id,
            name: self.name.clone(),
            folder: None,
        }
    }
}

/// Makes an archive.
///
/// # Errors
/// The register or the place of the files does not answer.
pub async fn make(app: &App, order: &Order) -> Result<Made, StoreError> {
    let mut uow = app.store.begin().await?;
    let officer = uow.petugas().by_id(order.oleh).await?;
    let Some(officer) = officer.filter(|one| one.aktif && one.peran == Peran::Dispendukcapil) else {
        return Ok(Made::Instead(Reply::new(PengirimanText::ArsipNotYours)));
    };
    let Some(kiriman) = uow.pengiriman().find(order.id, Some(order.oleh)).await? else {
        return Ok(Made::Instead(Reply::new(PengirimanText::ArsipNotYours)));
    };
    let all = uow.permohonan().find_many(&kiriman.standing(), Sight::SentTo(order.oleh)).await?;
    drop(uow);
    match write(app, order, (&kiriman, &officer, &all)).await {
        Ok(made) => Ok(made),
        Err(BookError::Store(error)) if error.is_transient() || error.is_of_place() => Err(error),
        Err(error) => {
            tracing::error!(kind = error.kind(), "an archive of a pengiriman cannot be made");
            let again = Button::new(Label::ArsipLagi, KirimTap::Again(order.id));
            Ok(Made::Instead(Reply::new(PengirimanText::ArsipBroken { nomor: kiriman.nomor }).rows([again])))
        }
    }
}

async fn write(
    app: &App,
    order: &Order,
    (kiriman, officer, all): (&Kiriman, &Petugas, &[Loaded]),
) -> Result<Made, BookError> {
    let _alone = MAKING.acquire().await; // it is never closed
    let plan = plan(kiriman, all);
    let is_first = order.bagian.0 == 1;
    let asked: Vec<BerkasId> = if is_first { plan.keys().cloned().collect() } else { order.berkas.clone() };
    let contents = app.store.contents(&asked).await?;
    let (mut archive, mut there) = (Archive::begin(Cursor::new(Vec::new())), BTreeSet::new());
    for id in &order.berkas {
        let (Some(planned), Some(Content::Kept(stored))) = (plan.get(id), contents.get(id)) else { continue };
        let Some(bytes) = marked(app, stored, planned).await? else { continue };
        archive.add(&planned.name(stored.media), &bytes)?;
        there.insert(id.clone());
    }
    if is_first {
        let lines = lines(all, &plan, |id| match contents.get(id) {
            Some(Content::Kept(stored)) if there.contains(id) || !order.berkas.contains(id) => Some(Ok(stored.media)),
            Some(Content::Destroyed) => Some(Err(())),
            Some(Content::Kept(_)) | None => None,
        });
        let context = Context {
            kantor: &app.kantor,
            locale: app.locale,
            nomor: kiriman.nomor,
            at: kiriman.at,
            penerima: &officer.nama,
            isi: &kiriman.isi,
            resent: &kiriman.resent,
        };
        archive.add(&Name::sheet(kiriman.nomor), &sheet(&context, &lines)?)?;
    }
    let bytes = archive.end()?.into_inner();
    let lines = if is_first { all.len() } else { 0 };
    let of_files: BTreeSet<PermohonanId> = there.iter().filter_map(|id| Some(plan.get(id)?.loaded.id)).collect();
    let shown = all.iter().map(|one| one.id).filter(|id| is_first || of_files.contains(id)).collect();
    Ok(Made::Whole(Package {
        name: name(kiriman, order.bagian),
        bytes,
        caption: caption(kiriman, order.bagian, (lines, there.len())),
        nomor: kiriman.nomor,
        order: order.clone(),
        lines,
        berkas: there.len(),
        shown,
        perhaps_sent: false,
    }))
}

/// Every file that counts, by its key.
fn plan<'a>(kiriman: &Kiriman, all: &'a [Loaded]) -> BTreeMap<BerkasId, Planned<'a>> {
    let mut plan = BTreeMap::new();
    for loaded in all {
        let list = &loaded.permohonan.checklist;
        let urut = kiriman.isi.iter().position(|kode| *kode == loaded.permohonan.kode).map_or(0, |at| at + 1);
        let keys = loaded.berkas();
        for syarat in &list.syarat {
            let counts =
                |piece: &Piece| piece.syarat == syarat.kode && list.current(&syarat.kode).any(|one| one == piece);
            let files = list.pieces.iter().zip(&keys).filter(|(piece, _)| is_file(piece) && counts(piece));
            for (n, (_, key)) in (1..).zip(files) {
                plan.insert(key.clone(), Planned { loaded, urut, syarat, n });
            }
        }
    }
    plan
}

fn is_file(piece: &Piece) -> bool {
    matches!(piece.answer, Answer::File(_))
}

impl Planned<'_> {
    fn name(&self, media: Media) -> Name {
        Name::berkas((self.urut, self.loaded.permohonan.nomor), &self.syarat.kode, (self.n, media))
    }
}

/// The file with its mark. `None`: it is lost, which waiting does not mend.
async fn marked(app: &App, stored: &StoredFile, planned: &Planned<'_>) -> Result<Option<Vec<u8>>, StoreError> {
    let bytes = match app.store.read_file(stored).await {
        Ok(bytes) => bytes,
        Err(error) if error.is_transient() || error.is_of_place() => return Err(error),
        Err(error) => {
            tracing::error!(kind = error.kind(), "a stored file does not open; see: layanan-ktp verifikasi");
            return Ok(None);
        }
    };
    let kecamatan = app.kantor.wilayah.kecamatan_nama().to_owned();
    let (kode, tanggal) = (planned.loaded.permohonan.kode, today_wib(app.clock.now()));
    let text = app.locale.plain(&Meja::FileMark { kecamatan, kode, tanggal }.into());
    let file = Clean { media: stored.media, bytes };
    Ok(unpacking(&SHOWING, move || foto::marked(&file, &text)).await.flatten())
}

/// The lines of the sheet. `found`: the kind of a file that is there; an error where it was destroyed.
fn lines<'a>(
    all: &'a [Loaded],
    plan: &BTreeMap<BerkasId, Planned<'a>>,
    found: impl Fn(&BerkasId) -> Option<Result<Media, ()>>,
) -> Vec<Line<'a>> {
    let of = |loaded: &'a Loaded| {
        let (list, keys) = (&loaded.permohonan.checklist, loaded.berkas());
        let mut berkas = Vec::new();
        for syarat in &list.syarat {
            let nama = || syarat.nama.clone();
            if list.current(&syarat.kode).any(|piece| matches!(piece.answer, Answer::Original(_))) {
                berkas.push(PengirimanText::BerkasAsli { syarat: nama() }.into());
            }
            let of_it = keys.iter().filter_map(|key| Some((key, plan.get(key)?)));
            for (key, planned) in of_it.filter(|(_, planned)| planned.syarat.kode == syarat.kode) {
                berkas.push(
                    match found(key) {
                        Some(Ok(media)) => {
                            let nama_file = planned.name(media).as_str().to_owned();
                            PengirimanText::BerkasFile { syarat: nama(), nama: nama_file }
                        }
                        Some(Err(())) => PengirimanText::BerkasMusnah { syarat: nama() },
                        None => PengirimanText::BerkasTiada { syarat: nama() },
                    }
                    .into(),
                );
            }
        }
        Line { permohonan: &loaded.permohonan, berkas }
    };
    all.iter().map(of).collect()
}

/// `pengiriman-12-2026.zip`, or `pengiriman-12-2026-arsip-1.zip`
fn name(kiriman: &Kiriman, (bagian, dari): (u16, u16)) -> String {
    let (urut, tahun) = (kiriman.nomor.urut, kiriman.nomor.tahun);
    if dari > 1 {
        format!("pengiriman-{urut}-{tahun}-arsip-{bagian}.zip")
    } else {
        format!("pengiriman-{urut}-{tahun}.zip")
    }
}

fn caption(kiriman: &Kiriman, (bagian, dari): (u16, u16), (lines, files): (usize, usize)) -> Pesan {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (nomor, berkas) = (kiriman.nomor, count(files));
    if dari > 1 {
        PengirimanText::ArsipCaptionBagian { nomor, bagian: bagian.into(), dari: dari.into(), berkas }.into()
    } else {
        PengirimanText::ArsipCaption { nomor, baris: count(lines), berkas }.into()
    }
}
