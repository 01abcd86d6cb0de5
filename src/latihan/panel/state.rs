//! What the panel shows, in words of the office. People are masked: it stands on a projector.

use serde::Serialize;

use super::tour::{self, Role};
use crate::app::App;
use crate::domain::clocks::{self, Clocks, Handling, Taken};
use crate::domain::kalender::Kalender;
use crate::domain::kode::Kode;
use crate::domain::langkah::{EventKind, Langkah};
use crate::domain::nik::Nik;
use crate::domain::wib::wib;
use crate::latihan::faults::Trouble;
use crate::latihan::office::PracticeOffice;
use crate::locale::Locale;
use crate::pesan::outgoing::PermohonanId;
use crate::store::book::RiwayatRow;
use crate::store::permohonan::Loaded;

/// Rows of the register shown at once.
const ROWS: i64 = 40;

/// Rows of the boxes shown at once.
const WAITING: i64 = 20;

/// Steps of the SOP that have a time.
const TIMED: [Langkah; 3] = [Langkah::Menerima, Langkah::Mengecek, Langkah::Mengentri];

/// Everything on the panel but the riwayat of one permohonan.
#[derive(Serialize)]
pub(super) struct Shown {
    clock: Clock,
    register: Vec<Row>,
    boxes: Boxes,
    trouble: Vec<Switched>,
    tour: Vec<Role>,
}

#[derive(Serialize)]
struct Clock {
    now: String,
    open: bool,
    ahead_minutes: i64,
}

#[derive(Serialize)]
struct Row {
    kode: String,
    nomor: Option<String>,
    since: String,
    pemohon: String,
    jenis: String,
    desa: String,
    tahap: String,
    tahap_code: &'static str,
    minutes: Vec<StepMinutes>,
}

/// Minutes of a step: handled, against those of the SOP, and waiting.
#[derive(Serialize)]
struct StepMinutes {
    /// `None`: not begun, or nobody knows.
    used: Option<i64>,
    /// Done without taking, at least once: nobody knows how long that was.
    unknown: bool,
    waited: Option<i64>,
    of: Option<u16>,
}

#[derive(Serialize)]
struct Boxes {
    inbox: i64,
    outbox: i64,
    dead: i64,
    rows: Vec<BoxRow>,
}

#[derive(Serialize)]
struct BoxRow {
    name: String,
    id: i64,
    chat: i64,
    dead: bool,
    attempts: i16,
    error: Option<String>,
}

#[derive(Serialize)]
struct Switched {
    code: &'static str,
    on: bool,
}

/// The riwayat of one permohonan.
#[derive(Serialize)]
pub(super) struct Riwayat {
    kode: String,
    rows: Vec<RiwayatLine>,
}

#[derive(Serialize)]
struct RiwayatLine {
    seq: i32,
    event: String,
    at: String,
    by: String,
    hash: String,
}

pub(super) async fn shown(office: &PracticeOffice, app: &App) -> anyhow::Result<Shown> {
    let now = app.clock.now();
    let mut uow = app.store.begin().await?;
    let kalender = uow.kalender().load().await?.kalender;
    let newest = uow.permohonan().newest(ROWS).await?;
    let ids: Vec<PermohonanId> = newest.iter().map(|loaded| loaded.id).collect();
    let spans = uow.pengambilan().spans(&ids).await?;
    uow.commit().await?;
    let taken = |loaded: &Loaded| spans.iter().filter(|one| one.0 == loaded.id).map(|one| one.1).collect::<Vec<_>>();
    let register = newest.iter().map(|loaded| row(app, (loaded, &taken(loaded)), &kalender)).collect();
    Ok(Shown {
        clock: Clock {
            now: wib(now).format("%d-%m-%Y %H.%M").to_string(),
            open: kalender.is_open(now),
            ahead_minutes: office.ahead().num_minutes(),
        },
        register,
        boxes: boxes(app).await?,
        trouble: Trouble::ALL.iter().map(|&one| Switched { code: one.code(), on: office.faults.is_on(one) }).collect(),
        tour: tour::roles(office, app).await?,
    })
}

fn row(app: &App, (loaded, taken): (&Loaded, &[Taken]), kalender: &Kalender) -> Row {
    let p = &loaded.permohonan;
    let (riwayat, now) = (loaded.riwayat(), app.clock.now());
    let turns = clocks::in_hand(clocks::turns(p, &riwayat), taken, now);
    let working = |from, until| kalender.working(from, until);
    let clocks = Clocks { turns: &turns, taken, done: &clocks::done(&riwayat), now, working };
    let used = |step: Langkah| {
        let time = clocks.step(step);
        let (handled, unknown) = match time.map(|time| time.handling) {
            None | Some(Handling::NotYet) => (None, false),
            Some(Handling::Unknown) => (None, true),
            Some(Handling::Known(handled)) => (Some(handled), false),
            Some(Handling::InPart(handled, _)) => (Some(handled), true),
        };
        let minutes = |span: clocks::Span| span.working.num_minutes();
        StepMinutes {
            used: handled.map(minutes),
            unknown,
            waited: time.map(|time| minutes(time.rest)),
            of: step.minutes(),
        }
    };
    let nik = p.data.nik().map(Nik::masked).unwrap_or_default();
    Row {
        kode: p.kode.to_string(),
        nomor: p.nomor.map(|nomor| app.kantor.nomor(nomor)),
        since: wib(p.submitted_at).format("%d-%m %H.%M").to_string(),
        pemohon: format!("{} {}", masked(p.data.nama.as_str()), nik.trim_start_matches('•')),
        jenis: word(app.locale, "jenis", p.jenis.code()),
        desa: app.kantor.desa_nama(&p.data.desa),
        tahap: word(app.locale, "latihan-tahap", p.tahap.kind().code()),
        tahap_code: p.tahap.kind().code(),
        minutes: TIMED.map(used).into(),
    }
}

/// `Siti Aminah` is `S•• A••`.
fn masked(nama: &str) -> String {
    let initials = nama.split_whitespace().filter_map(|word| word.chars().next());
    initials.map(|initial| format!("{initial}••")).collect::<Vec<_>>().join(" ")
}

async fn boxes(app: &App) -> anyhow::Result<Boxes> {
    let waiting = app.store.waiting().await?;
    let rows = app.store.waiting_rows(WAITING).await?;
    let row = |row: crate::store::waiting::WaitingRow| BoxRow {
        name: app.locale.text(&format!("latihan-box-{}", row.table)),
        id: row.id,
        chat: row.chat,
        dead: row.dead,
        attempts: row.attempts,
        error: row.last_error,
    };
    Ok(Boxes {
        inbox: waiting.inbox,
        outbox: waiting.outbox,
        dead: waiting.dead_updates + waiting.dead_messages,
        rows: rows.into_iter().map(row).collect(),
    })
}

/// `None`: there is no such kode.
pub(super) async fn riwayat(app: &App, kode: Kode) -> anyhow::Result<Option<Riwayat>> {
    let mut uow = app.store.begin().await?;
    let rows = uow.permohonan().riwayat(kode).await?;
    uow.commit().await?;
    let rows: Vec<RiwayatLine> = rows.into_iter().map(|row| line(app.locale, row)).collect();
    Ok((!rows.is_empty()).then(|| Riwayat { kode: kode.to_string(), rows }))
}

fn line(locale: Locale, row: RiwayatRow) -> RiwayatLine {
    let by = match &row.by {
        Some(petugas) => format!("{} ({})", petugas.nama, word(locale, "peran", petugas.peran.code())),
        None if row.kind == EventKind::BerkasDisimpan => locale.text("latihan-program"),
        None => locale.text("latihan-warga"),
    };
    let event = word(locale, "event", row.kind.code());
    RiwayatLine { seq: row.seq, event, at: wib(row.at).format("%d-%m-%Y %H.%M.%S").to_string(), by, hash: row.hash }
}

/// The word of a code.
fn word(locale: Locale, vocabulary: &str, code: &str) -> String {
    locale.text(&format!("{vocabulary}-{}", code.replace('_', "-")))
}
