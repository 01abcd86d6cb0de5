//! An office with one permohonan at each tahap, on which everything is tried out and nothing stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeZone, Utc};
use layanan_ktp::app::inbound::{Command, Inbound, Incoming};
use layanan_ktp::app::meter::Meter;
use layanan_ktp::app::saluran::Channels;
use layanan_ktp::app::worker::{DialogFate, Parse, Worked, handle, work};
use layanan_ktp::app::{App, present};
use layanan_ktp::clock::FixedClock;
use layanan_ktp::config::kantor;
use layanan_ktp::dialog::{Dialog, VERSION};
use layanan_ktp::domain::berkas::{AlasanKurang, Answer, FileKind, FileRef, Finding, Piece, SyaratKode};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::kantor::Kantor;
use layanan_ktp::domain::kk::NomorKk;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::{Alasan, AlasanBatal, Event};
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::{Nik, Sex};
use layanan_ktp::domain::pelaksana::Days;
use layanan_ktp::domain::pemohon::{CheckedData, DataEntri, DataPemohon, Jenis, Numbers, Pengantar, Pihak, Sebagai};
use layanan_ktp::domain::perbaikan::Bagian;
use layanan_ktp::domain::permohonan::TahapKind;
use layanan_ktp::domain::petugas::{Actor, ChatId, Peran, PetugasId, Stamp};
use layanan_ktp::domain::phone::PhoneNumber;
use layanan_ktp::domain::register::block::PassOver;
use layanan_ktp::domain::tunda::AlasanTunda;
use layanan_ktp::domain::wib::today_wib;
use layanan_ktp::locale::Locale;
use layanan_ktp::pesan::tap::{Act, Tap, TundaTap, UbahAct};
use layanan_ktp::store::permohonan::NewPermohonan;
use layanan_ktp::store::updates::{Claimed, RawUpdate, StoredDialog};
use layanan_ktp::store::{Store, UnitOfWork};
use tokio::sync::Notify;

use crate::cases::{About, Case};
use crate::outcome::Outcome;
use crate::roles::Role;
use crate::server::Database;

/// What nobody but those concerned may read, of every permohonan here.
pub(crate) const NAMA: &str = "Sari Rahasia";
pub(crate) const KK: &str = "3516130101159901";
pub(crate) const PHONE: &str = "081234509901";
const ALAMAT: &str = "Jalan Tersembunyi 1";

/// What staf enter of the one without numbers.
pub(crate) const UNNUMBERED_NIK: &str = "3516134101909939";

/// NIK of the permohonan at a tahap.
pub(crate) fn nik(tahap: TahapKind) -> String {
    format!("35161341019099{:02}", 10 + tahap as u8)
}

/// What of a permohonan may be read by nobody else.
pub(crate) fn personal(tahap: TahapKind) -> [String; 5] {
    [nik(tahap), KK.to_owned(), NAMA.to_owned(), PHONE.to_owned(), ALAMAT.to_owned()]
}

pub(crate) fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 2, 30, 0).unwrap()
}

#[derive(Clone)]
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) kode: BTreeMap<TahapKind, Kode>,
    pub(crate) petugas: BTreeMap<i64, PetugasId>,
    /// One that was asked for without NIK and number of the KK.
    unnumbered: Kode,
    /// With which something is going on.
    worked_on: BTreeMap<TahapKind, Kode>,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        let database = Database::new().await;
        let store = database.store().await;
        let kantor = Arc::new(kantor::parse(include_str!("../../kantor.toml")).unwrap());
        let present = present::begin(&store, kantor, now()).await.unwrap();
        let app = App {
            store: store.clone(),
            kantor: present.known().kantor,
            present,
            channels: Channels::default(),
            clock: Arc::new(FixedClock::new(now())),
            locale: Locale::default(),
            bot_username: "emulated_bot".into(),
            outbox: Arc::new(Notify::new()),
            files: Arc::new(Notify::new()),
            inbox: Arc::new(Notify::new()),
            meter: Meter::default(),
        };
        let petugas = people(&store).await;
        everybody_writes(&app).await;
        for_paper(&app, petugas[&Role::Kasi.chat()]).await;
        let (mut kode, mut worked_on) = (BTreeMap::new(), BTreeMap::new());
        for &tahap in TahapKind::ALL {
            kode.insert(tahap, permohonan(&app, &petugas, (tahap, 0)).await);
        }
        for &tahap in TahapKind::ALL {
            worked_on.insert(tahap, permohonan(&app, &petugas, (tahap, 1)).await);
        }
        let unnumbered = without_numbers(&app).await;
        let stage = Self { app, kode, petugas, unnumbered, worked_on };
        stage.work_on().await;
        stage
    }

    /// Something is ticked, asked to be put right, taken, or waits.
    async fn work_on(&self) {
        for (&tahap, &kode) in &self.worked_on {
            let press = |role, acts: Vec<Act>| async move {
                let taps =
                    acts.into_iter().map(|act| Incoming::Tap { tap: Some(Tap::Act(kode, act)), message_id: None });
                self.does(role, taps.collect()).await;
            };
            if tahap == TahapKind::Diajukan {
                press(Role::Receiver, vec![Act::Tick(SyaratKode("kk".into()))]).await;
            }
            if matches!(tahap, TahapKind::Diajukan | TahapKind::Lengkap | TahapKind::Dientri) {
                press(Role::Receiver, vec![Act::Ambil]).await;
            }
            let other = Incoming::Text(format!("35161341019099{:02}", 50 + tahap as u8));
            let ubah = |act| Incoming::Tap { tap: Some(Tap::Act(kode, Act::Ubah(act))), message_id: None };
            self.does(Role::Pemohon, vec![ubah(UbahAct::Bagian(Bagian::Nik)), other, ubah(UbahAct::Yes)]).await;
            if tahap == TahapKind::Dikirim {
                let hold = [TundaTap::Why(Some(kode), AlasanTunda::BlangkoHabis), TundaTap::Yes(Some(kode))];
                let taps = hold.map(|tap| Incoming::Tap { tap: Some(Tap::Tunda(tap)), message_id: None });
                self.does(Role::Kasi, taps.to_vec()).await;
            }
        }
    }

    /// Does it for good, one after the other.
    async fn does(&self, role: Role, steps: Vec<Incoming>) {
        let mut dialog = Dialog::default();
        for step in steps {
            let mut uow = self.app.store.begin().await.unwrap();
            dialog = self.turn(&mut uow, (role, &dialog), step).await;
            uow.commit().await.unwrap();
        }
    }

    /// The conversation after one more turn.
    async fn turn(&self, uow: &mut UnitOfWork, (role, dialog): (Role, &Dialog), step: Incoming) -> Dialog {
        let mut claimed = self.claimed(uow, role).await;
        claimed.dialog = Some(stored(dialog));
        let handled = Box::pin(handle(&self.app, uow, &claimed, (inbound(role, step), None))).await;
        match handled.unwrap_or_else(|fault| panic!("{role:?} before: {}", fault.kind())).dialog {
            DialogFate::Goes(next) => *next,
            DialogFate::Forgotten => Dialog::default(),
            DialogFate::Kept | DialogFate::Blocked => dialog.clone(),
        }
    }

    /// The permohonan at a tahap that a case is about.
    pub(crate) fn kode_of(&self, case: &Case, tahap: TahapKind) -> Kode {
        match case.about {
            About::Unnumbered if tahap == TahapKind::Diajukan => self.unnumbered,
            About::WorkedOn => self.worked_on[&tahap],
            About::Plain | About::Unnumbered => self.kode[&tahap],
        }
    }

    pub(crate) fn id(&self, role: Role) -> PetugasId {
        self.petugas[&role.chat()]
    }

    /// Does it as this person and takes everything back.
    pub(crate) async fn try_out(&self, case: &Case, asked: &Dialog, (role, tahap): (Role, TahapKind)) -> Outcome {
        let kode = self.kode_of(case, tahap);
        let mut uow = self.app.store.begin().await.unwrap();
        let mut claimed = self.claimed(&mut uow, role).await;
        claimed.dialog = Some(stored(asked));
        let already = uow.written().await.unwrap();
        let inbound = inbound(role, (case.given)(kode));
        let handled = handle(&self.app, &mut uow, &claimed, (inbound, None)).await;
        let handled = handled.unwrap_or_else(|fault| panic!("{} by {role:?} at {tahap}: {}", case.name, fault.kind()));
        let mut written = uow.written().await.unwrap();
        written.retain(|table| !already.contains(table));
        let written: Vec<String> = written.into_iter().map(|(table, _)| table).collect();
        let to = if written.iter().any(|table| table == "permohonan") {
            let after = uow.permohonan().find(kode).await.unwrap();
            after.map(|after| after.permohonan.tahap.kind())
        } else {
            Some(tahap)
        };
        Outcome { from: tahap, to, written, said: handled.queued }
    }

    /// The conversation in which somebody with the right to do so was asked. Everybody gets it: rights may be taken away
    /// between the question and the answer.
    pub(crate) async fn asked(&self, case: &Case, kode: Kode) -> Dialog {
        let Some((role, steps)) = &case.asked else { return Dialog::default() };
        let mut uow = self.app.store.begin().await.unwrap();
        let mut dialog = Dialog::default();
        for step in steps(kode) {
            dialog = self.turn(&mut uow, (*role, &dialog), step).await;
        }
        dialog
    }

    async fn claimed(&self, uow: &mut UnitOfWork, role: Role) -> Claimed {
        let petugas = match role.peran() {
            None => None,
            Some(_) => {
                if role.is_plh() {
                    let day = today_wib(now());
                    let days = Days { first: day, last: day };
                    uow.pelaksana().name(self.id(role), days, (self.id(Role::Kasi), now())).await.unwrap();
                }
                uow.petugas().by_id(self.id(role)).await.unwrap()
            }
        };
        Claimed {
            inbox_id: 0,
            update_id: 0,
            chat: ChatId(role.chat()),
            raw: Vec::new(),
            attempts: 0,
            waited: std::time::Duration::ZERO,
            dialog: None,
            petugas,
            was_unreachable: false,
            lists: None,
            said: None,
            pressed: None,
            guesses: 0,
        }
    }
}

fn inbound(role: Role, what: Incoming) -> Inbound {
    Inbound { chat: ChatId(role.chat()), personal: None, typed: None, captioned: None, sent_at: Some(now()), what }
}

fn stored(dialog: &Dialog) -> StoredDialog {
    StoredDialog { version: VERSION, state: serde_json::to_string(dialog).unwrap(), readable: true }
}

/// Nobody is told or sent anything who has never written.
async fn everybody_writes(app: &App) {
    let mut poller = app.store.poller().await.unwrap().unwrap();
    let parse: Parse = Arc::new(|raw| {
        let chat = ChatId(std::str::from_utf8(raw).ok()?.parse().ok()?);
        Some(Inbound {
            chat,
            personal: None,
            typed: None,
            captioned: None,
            sent_at: None,
            what: Incoming::Command(Command::Start(None)),
        })
    });
    for &role in Role::ALL {
        let chat = role.chat();
        poller.store(&[RawUpdate { update_id: role as i64, chat, raw: chat.to_string().into_bytes() }]).await.unwrap();
        assert_eq!(work(app, &parse, 1).await.unwrap(), Worked::Done);
    }
    poller.release().await.unwrap();
}

async fn people(store: &Store) -> BTreeMap<i64, PetugasId> {
    let mut uow = store.begin().await.unwrap();
    let mut all = BTreeMap::new();
    let since = now() - chrono::TimeDelta::days(30);
    for &role in Role::ALL {
        let Some(peran) = role.peran().filter(|_| !role.is_plh() || !all.contains_key(&role.chat())) else { continue };
        if all.contains_key(&role.chat()) {
            continue;
        }
        let id =
            uow.petugas().add(ChatId(role.chat()), peran, &format!("Petugas {}", role.chat()), since).await.unwrap();
        all.insert(role.chat(), id);
    }
    let former = uow.petugas().add(ChatId(Role::Former.chat()), Peran::Kasi, "Mantan Petugas", since).await.unwrap();
    uow.petugas().deactivate(former, now() - chrono::TimeDelta::days(1)).await.unwrap();
    uow.commit().await.unwrap();
    all
}

/// Some numbers are for paper.
async fn for_paper(app: &App, kasi: PetugasId) {
    let mut uow = app.store.begin().await.unwrap();
    let block = uow.counter().of(2026).await.unwrap().block(PassOver::SetAside(5)).unwrap();
    let at = now() - chrono::TimeDelta::days(1);
    uow.counter().pass_over(block, (kasi, Peran::Kasi), at).await.unwrap();
    uow.commit().await.unwrap();
}

/// Asked for as in an office that does not ask for NIK and number of the KK by chat.
async fn without_numbers(app: &App) -> Kode {
    let (kode, at) = (Kode::from_entropy([99, 7, 77, 3, 1, 2, 3, 4]), now() - chrono::TimeDelta::minutes(120));
    let mut new = new(&app.kantor, kode, (TahapKind::Diajukan, 2), at);
    new.data.numbers = None;
    let mut uow = app.store.begin().await.unwrap();
    let by = Actor::Warga(ChatId(Role::Pemohon.chat()));
    uow.permohonan().insert(&new, Stamp { by, at }).await.unwrap();
    uow.commit().await.unwrap();
    kode
}

/// One that was brought to this tahap, by the people to whom the steps belong.
async fn permohonan(app: &App, petugas: &BTreeMap<i64, PetugasId>, (tahap, nth): (TahapKind, u8)) -> Kode {
    let store = &app.store;
    let kode = Kode::from_entropy([1 + tahap as u8, 7, 77, 3, 1, 2, 3, 4 + nth]);
    let by = |role: Role, minute: i64| Stamp {
        by: role
            .peran()
            .map_or(Actor::Warga(ChatId(role.chat())), |peran| Actor::Petugas(petugas[&role.chat()], peran)),
        at: now() - chrono::TimeDelta::minutes(120 - minute),
    };
    let mut uow = store.begin().await.unwrap();
    uow.permohonan()
        .insert(&new(&app.kantor, kode, (tahap, nth), by(Role::Pemohon, 0).at), by(Role::Pemohon, 0))
        .await
        .unwrap();
    uow.commit().await.unwrap();
    let received = (Event::Diterima, by(Role::Receiver, 10));
    let approved = (Event::Lengkap, by(Role::Kasi, 20));
    let finding = Finding { syarat: SyaratKode("kk".into()), alasan: AlasanKurang::TidakTerbaca, note: None };
    let returned = (Event::TidakLengkap { findings: vec![finding] }, by(Role::Kasi, 20));
    let entered = (checked((tahap, nth)), by(Role::Receiver, 30));
    let sent = (Event::Dikirim { recipient: petugas[&Role::Recipient.chat()] }, by(Role::Receiver, 40));
    let alasan = Alasan { kode: AlasanBatal::TidakJadi, text: None };
    let steps = match tahap {
        TahapKind::Diajukan => vec![],
        TahapKind::Diterima => vec![received],
        TahapKind::TidakLengkap => vec![received, returned],
        TahapKind::Lengkap => vec![received, approved],
        TahapKind::Dientri => vec![received, approved, entered],
        TahapKind::Dikirim => vec![received, approved, entered, sent],
        TahapKind::Dibatalkan => vec![received, (Event::Dibatalkan { alasan }, by(Role::Receiver, 50))],
    };
    for (event, stamp) in steps {
        let mut uow = store.begin().await.unwrap();
        let before = uow.permohonan().lock(kode).await.unwrap().unwrap();
        uow.permohonan().save(&before, &event, stamp).await.unwrap();
        uow.commit().await.unwrap();
    }
    kode
}

fn person((tahap, nth): (TahapKind, u8)) -> DataPemohon {
    let nik = if nth == 0 { nik(tahap) } else { format!("35161341019099{:02}", 20 + tahap as u8) };
    DataPemohon {
        nama: Nama::from_stored(NAMA).unwrap(),
        numbers: Some(Numbers { nik: Nik::from_stored(&nik).unwrap(), kk: NomorKk::from_stored(KK).unwrap() }),
        desa: DesaKode::parse("35.16.13.2001").unwrap(),
        perubahan: Vec::new(),
        phone: Some(PhoneNumber::parse(PHONE).unwrap()),
    }
}

fn new(kantor: &Kantor, kode: Kode, (tahap, nth): (TahapKind, u8), at: DateTime<Utc>) -> NewPermohonan {
    let file = |unique: &str| {
        Answer::File(FileRef { kind: FileKind::Foto, file_id: format!("id-{unique}"), unique_id: unique.to_owned() })
    };
    let piece = |kode: &str| Piece {
        syarat: SyaratKode(kode.into()),
        cycle: 0,
        answer: file(&format!("{kode}-{tahap}-{nth}")),
        by: None,
        at,
        replaced: false,
        gone: None,
    };
    NewPermohonan {
        kode,
        jenis: Jenis::Baru,
        syarat: kantor.syarat(Jenis::Baru).to_vec(),
        syarat_version: 1,
        data: person((tahap, nth)),
        pihak: vec![Pihak { chat: ChatId(Role::Pemohon.chat()), sebagai: Sebagai::Pemohon, hubungan: None }],
        pieces: vec![piece("kk"), piece("pengantar")],
        consent: Some(("1".to_owned(), at)),
        draft_since: at,
        pemohon_agreed: None,
    }
}

fn checked(which: (TahapKind, u8)) -> Event {
    let day = |text: &str| text.parse().unwrap();
    let entri = DataEntri {
        tempat_lahir: "Mojokerto".to_owned(),
        tanggal_lahir: day("1990-01-01"),
        sex: Sex::Female,
        alamat: ALAMAT.to_owned(),
        rt: "001".to_owned(),
        rw: "002".to_owned(),
        pengantar: Some(Pengantar { nomor: "470/1".to_owned(), tanggal: day("2026-11-20") }),
    };
    Event::Dientri { data: Box::new(CheckedData::new(person(which), entri, day("2026-11-23")).unwrap()) }
}
