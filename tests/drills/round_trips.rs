//! What an update costs, counted and not timed: round trips to PostgreSQL, begin and commit included.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use bot_api_emulator::{Config, Emulator};
use layanan_ktp::app::buku::Made;
use layanan_ktp::app::meter::Meter;
use layanan_ktp::app::saluran::Channels;
use layanan_ktp::app::worker::{Parse, Worked, work};
use layanan_ktp::app::{App, present};
use layanan_ktp::clock::FixedClock;
use layanan_ktp::config::kantor;
use layanan_ktp::domain::kantor::Kantor;
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::locale::Locale;
use layanan_ktp::pesan::Reply;
use layanan_ktp::pesan::umum::Umum;
use layanan_ktp::store::Store;
use layanan_ktp::store::file::Objects;
use layanan_ktp::store::sealing::Vault;
use layanan_ktp::store::updates::{Poller, RawUpdate};
use layanan_ktp::telegram::api::Api;
use layanan_ktp::telegram::inbound;
use layanan_ktp::telegram::intake::{self, Reception};
use layanan_ktp::telegram::sender::Sender;
use serde_json::{Value, json};
use tokio::sync::{Mutex, Notify};
use tokio_util::sync::CancellationToken;

use crate::proxy::{Proxy, RoundTrip};
use crate::support::people::{self, AGUS, BUDI_STAF, RATNA_KASI, SITI};
use crate::support::server::{Database, KEYS};
use crate::support::{PROFILE, morning};
use drills::wire;

/// *Kirim salinan data*.
const COPY: &str = "1:data:salinan";

const REGISTER: &str = include_str!("../support/laporan.sql");

/// An office whose worker reaches PostgreSQL through the proxy only; intake, sender and people go past it.
pub(crate) struct Bench {
    pub(crate) database: Database,
    emulator: Emulator,
    proxy: Proxy,
    counted: Store,
    pub(crate) plain: Store,
    poller: Mutex<Poller>,
    pub(crate) app: App,
    pub(crate) parse: Parse,
    next: AtomicI64,
}

impl Bench {
    pub(crate) async fn new() -> Self {
        Self::with(|_| ()).await
    }

    /// With other limits, say.
    pub(crate) async fn with(change: impl FnOnce(&mut Kantor)) -> Self {
        let database = Database::new().await;
        let emulator = Emulator::start(Config::default()).await.unwrap();
        let plain = database.store().await;
        people::gather(&plain, &emulator.control(), morning()).await;
        let proxy = Proxy::before(&database.url()).await;
        let counted = Store::connect(&proxy.url, Vault::parse(KEYS).unwrap(), 1).await.unwrap();
        counted.begin_day(morning()).await.unwrap();
        let counted = counted.with_objects(Objects::memory());
        let poller = Mutex::new(plain.poller().await.unwrap().expect("nobody polls"));
        let mut kantor = kantor::parse(PROFILE).unwrap();
        change(&mut kantor);
        let kantor = Arc::new(kantor);
        let present = present::begin(&plain, kantor, morning()).await.unwrap();
        let app = App {
            store: counted.clone(),
            kantor: present.known().kantor,
            present,
            channels: Channels::default(),
            clock: Arc::new(FixedClock::new(morning())),
            locale: Locale::default(),
            bot_username: "emulated_bot".into(),
            outbox: Arc::new(Notify::new()),
            files: Arc::new(Notify::new()),
            inbox: Arc::new(Notify::new()),
            meter: Meter::default(),
        };
        let parse: Parse = Arc::new(|raw| inbound::parse(raw, "emulated_bot").ok());
        Self { database, emulator, proxy, counted, plain, poller, app, parse, next: AtomicI64::new(1) }
    }

    /// One message is worked off; its round trips.
    pub(crate) async fn costs(&self, chat: i64, content: Value) -> Vec<RoundTrip> {
        self.arrives(chat, content).await;
        self.proxy.take();
        assert_eq!(work(&self.app, &self.parse, 1).await.unwrap(), Worked::Done);
        let undone = "select count(*) from inbox where state <> 'done'";
        assert_eq!(self.database.sql(undone).await, "0");
        self.proxy.take()
    }

    /// The round trips since they were last taken.
    pub(crate) fn take_trips(&self) -> Vec<RoundTrip> {
        self.proxy.take()
    }

    /// The way to the database is so long from now on.
    pub(crate) fn is_far(&self, way: Duration) {
        self.proxy.delay(way);
    }

    /// How long a worker takes for one message or button.
    pub(crate) async fn takes(&self, chat: i64, content: Value) -> Duration {
        self.arrives(chat, content).await;
        let begun = Instant::now();
        assert_eq!(work(&self.app, &self.parse, 1).await.unwrap(), Worked::Done);
        begun.elapsed()
    }

    /// Something is taken in, and waits.
    pub(crate) async fn arrives(&self, chat: i64, content: Value) {
        let n = self.next.fetch_add(1, Ordering::Relaxed);
        if content.get("data").is_some() {
            let mut query = json!({"id": n.to_string(), "chat_instance": "1",
                "from": {"id": chat, "is_bot": false, "first_name": "Orang"}});
            query.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
            let raw = json!({"update_id": n, "callback_query": query}).to_string().into_bytes();
            self.poller.lock().await.store(&[RawUpdate { update_id: n, chat, raw }]).await.unwrap();
            return;
        }
        let mut message = json!({
            "message_id": n, "date": morning().timestamp() + 30 * n, // nobody sends two photos at once
            "chat": {"id": chat, "type": "private", "first_name": "Orang"},
            "from": {"id": chat, "is_bot": false, "first_name": "Orang"},
        });
        message.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
        let raw = json!({"update_id": n, "message": message}).to_string().into_bytes();
        self.poller.lock().await.store(&[RawUpdate { update_id: n, chat, raw }]).await.unwrap();
    }

    pub(crate) async fn types(&self, chat: i64, text: &str) -> Vec<RoundTrip> {
        self.costs(chat, json!({"text": text})).await
    }

    async fn photo(&self, chat: i64, n: u32) -> Vec<RoundTrip> {
        let id = format!("file-{chat}-{n}");
        let size = json!({"file_id": id, "file_unique_id": id, "width": 90, "height": 90, "file_size": 1000});
        self.costs(chat, json!({"photo": [size]})).await
    }

    /// A button of which the message is gone.
    pub(crate) async fn presses(&self, chat: i64, data: &str) -> Vec<RoundTrip> {
        self.costs(chat, json!({"data": data})).await
    }

    /// A whole application; returns the kode, and what each of its steps cost.
    pub(crate) async fn applies(&self, chat: i64, nik: &str, kk: &str) -> (String, Vec<(String, Vec<RoundTrip>)>) {
        let mut costs = Vec::new();
        for text in ["/ajukan", "setuju", "saya sendiri", "KTP baru", "Warga Uji", nik, kk, "Japan", "lewati"] {
            costs.push((said_as(text), self.types(chat, text).await));
        }
        for n in 0..2 {
            costs.push((format!("photo {n}"), self.photo(chat, n).await));
        }
        costs.push(("kirim".to_owned(), self.types(chat, "kirim").await));
        let mut uow = self.plain.begin().await.unwrap();
        let own = uow.permohonan().of_chat(ChatId(chat)).await.unwrap();
        (own[0].permohonan.kode.to_string(), costs)
    }
}

fn said_as(text: &str) -> String {
    if text.starts_with("3516") { "a number".to_owned() } else { text.to_owned() }
}

/// Prints what an update cost and returns it.
pub(crate) fn shown(what: &str, trips: &[RoundTrip]) -> usize {
    println!("{what}: {} round trips", trips.len());
    for trip in trips {
        println!("    {}", in_short(trip));
    }
    trips.len()
}

fn in_short(trip: &RoundTrip) -> String {
    let (kind, sql) = match trip {
        RoundTrip::Query(sql) => ("query", sql.as_str()),
        RoundTrip::Execute(sql) => ("execute", sql.as_str()),
        RoundTrip::Prepare(sql) => ("prepare", sql.as_str()),
    };
    let line: String = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{kind:8} {}", line.chars().take(90).collect::<String>())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_costs_few_round_trips() {
    let bench = Bench::new().await;
    // The first time each statement is prepared on the connection: Agus goes all the way before anything is counted.
    let (agus, _) = bench.applies(AGUS, people::AGUS_NIK, people::AGUS_KK).await;
    bench.types(AGUS, "/status").await;
    bench.types(AGUS, &format!("/status {agus}")).await;
    bench.types(BUDI_STAF, &format!("/terima {agus}")).await;
    bench.types(RATNA_KASI, &format!("/periksa {agus}")).await;
    bench.types(RATNA_KASI, &format!("/lengkap {agus}")).await;
    bench.types(BUDI_STAF, "/cari warga").await;

    let (siti, steps) = bench.applies(SITI, people::SITI_NIK, people::SITI_KK).await;
    for (step, trips) in &steps {
        assert!(no_prepare(trips), "not warm: {trips:?}");
        assert!(step == "kirim" || shown(step, trips) <= 6, "a dialogue step costs too much: {step}");
    }
    shown("kirim", &steps.last().unwrap().1);
    assert!(shown("/status", &bench.types(SITI, "/status").await) <= 6);
    assert!(shown("/status KODE", &bench.types(SITI, &format!("/status {siti}")).await) <= 6);
    assert!(shown("/terima", &bench.types(BUDI_STAF, &format!("/terima {siti}")).await) <= 12);
    let approval = bench.types(RATNA_KASI, &format!("/lengkap {siti}")).await;
    assert!(shown("/lengkap with its notices", &approval) <= 12);
    assert!(shown("/cari", &bench.types(BUDI_STAF, "/cari warga uji").await) <= 8);
    assert_eq!(bench.database.sql("select found from pencarian order by pencarian_id desc limit 1").await, "2");
    assert_eq!(bench.database.sql("select count(*) from permohonan where tahap = 'lengkap'").await, "2");
    let notices = "select count(*) from outbox where created_at = (select max(created_at) from outbox)";
    println!("messages of that approval: {}", bench.database.sql(notices).await);
}

fn no_prepare(trips: &[RoundTrip]) -> bool {
    trips.iter().all(|trip| !matches!(trip, RoundTrip::Prepare(_)))
}

/// A report costs what a report of nothing costs: three statements for its figures and one for the kalender, however much there is.
#[tokio::test(flavor = "multi_thread")]
async fn a_report_costs_the_same_whatever_the_register_holds() {
    let bench = Bench::new().await;
    bench.types(RATNA_KASI, "/laporan").await; // prepares
    let empty = bench.types(RATNA_KASI, "/laporan").await;
    bench.database.sql(&REGISTER.replace("LINES", "400").replace("YEAR", "2026")).await;
    bench.types(RATNA_KASI, "/laporan").await;
    let full = bench.types(RATNA_KASI, "/laporan").await;
    assert!(no_prepare(&empty) && no_prepare(&full), "not warm: {full:?}");
    assert_eq!(shown("/laporan", &full), shown("/laporan of nothing", &empty));
    assert!(full.len() <= 9, "a report costs too much");
    for figures in ["with received as materialized", "from pengiriman k join pengiriman_isi"] {
        assert_eq!(executions(&full, figures), 1, "{figures}");
    }
    let said = "select count(*) from outbox where chat_id = 2002";
    assert!(bench.database.sql(said).await.parse::<u32>().unwrap() >= 4, "each was answered");
}

/// The copy of what is kept costs the same, however many permohonan stand in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_copy_costs_the_same_however_much_is_kept() {
    let bench = Bench::new().await;
    bench.applies(AGUS, people::AGUS_NIK, people::AGUS_KK).await;
    bench.applies(SITI, people::SITI_NIK, people::SITI_KK).await;
    bench.presses(AGUS, COPY).await; // prepares
    let one = bench.presses(AGUS, COPY).await;
    let both = format!("set session_replication_role = replica; update pihak set chat_id = {AGUS}");
    bench.database.sql(&both).await;
    let two = bench.presses(AGUS, COPY).await;
    assert!(no_prepare(&one) && no_prepare(&two), "not warm: {two:?}");
    assert_eq!(shown("a copy of two", &two), shown("a copy of one", &one));
    assert_eq!(executions(&two, "from stored_file s join berkas b"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_intake_commits_a_whole_batch_with_one_statement() {
    let bench = Bench::new().await;
    let control = bench.emulator.control();
    for _ in 0..50 {
        control.send_text(SITI, "/bantuan").await.unwrap();
    }
    let waiting = control.pending_updates().await.unwrap();
    let Bench { plain, poller, counted, proxy, emulator, database, .. } = bench;
    poller.into_inner().release().await.unwrap();
    let api = Api::new(emulator.token(), Some(&emulator.base_url())).unwrap();
    let stop = CancellationToken::new();
    let reception = Reception::new(api, counted, (Arc::new(Notify::new()), Meter::default()));
    let running = tokio::spawn(intake::poll::run(reception, stop.clone()));
    wire::until("all are acknowledged", || async { control.pending_updates().await.unwrap() == 0 }).await;
    stop.cancel();
    running.await.unwrap();
    let trips = proxy.take();
    shown(&format!("intake of {waiting} updates, with its first connection"), &trips);
    assert_eq!(executions(&trips, "insert into inbox"), 1);
    assert_eq!(database.sql("select count(*) from inbox").await, waiting.to_string());
    drop(plain);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sender_leases_and_finishes_by_the_batch() {
    let bench = Bench::new().await;
    let control = bench.emulator.control();
    for chat in people::ALL {
        control.send_text(chat, "/start").await.unwrap(); // nobody can be written to who has not begun
        bench.types(chat, "/bantuan").await;
    }
    bench.proxy.take();
    let stop = CancellationToken::new();
    let sender = Sender {
        api: Api::new(bench.emulator.token(), Some(&bench.emulator.base_url())).unwrap(),
        store: bench.counted.clone(),
        locale: Locale::default(),
        wake: Arc::new(Notify::new()),
        report: Arc::new(|_| Box::pin(async {})),
        book: Arc::new(|_, _| Box::pin(async { Ok(Made::Instead(Umum::Help.into())) })),
        laporan: Arc::new(|_, _| Box::pin(async { Ok(Made::Instead(Umum::Help.into())) })),
        blank: Arc::new(|_| Made::Instead(Umum::Help.into())),
        archive: Arc::new(|_| Box::pin(async { Ok(layanan_ktp::app::arsip::Made::Instead(Reply::new(Umum::Help))) })),
        hand_over: Arc::new(|_, _| Box::pin(async { Ok(None) })),
        meter: Meter::default(),
    };
    let running = tokio::spawn(sender.run(stop.clone()));
    wire::until("all is sent", || async { bench.plain.waiting().await.unwrap().outbox == 0 }).await;
    stop.cancel();
    running.await.unwrap();
    let trips = bench.proxy.take();
    let sent = wire::calls(&control, "sendMessage").await.len();
    shown(&format!("{sent} messages to {} chats, and a look that finds nothing", people::ALL.len()), &trips);
    assert_eq!(sent, people::ALL.len());
    assert!(executions(&trips, "update outbox o set state") < sent, "one statement finishes what has ended together");
}

pub(crate) fn executions(trips: &[RoundTrip], words: &str) -> usize {
    let is = |trip: &&RoundTrip| match trip {
        RoundTrip::Execute(sql) => sql.split_whitespace().collect::<Vec<_>>().join(" ").contains(words),
        RoundTrip::Query(_) | RoundTrip::Prepare(_) => false,
    };
    trips.iter().filter(is).count()
}
