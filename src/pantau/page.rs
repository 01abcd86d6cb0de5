//! The page of metrics: what the process counts itself, and, read in one statement, what the database knows. While that is away
//! the page has the rest, and says so.

use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::registry::{Registry, Unit};

use super::files::Place;
use super::{Register as Office, Watched};
use crate::app::laporan::LatelyTimes;
use crate::domain::laporan::{Figure, StepFigures};
use crate::domain::permohonan::TahapKind;
use crate::store::observer::{Queue, Vitals};

/// A gauge for each value of its labels.
type Gauges<const N: usize> = Family<[(&'static str, &'static str); N], Gauge<f64, AtomicU64>>;

/// What each name begins with.
const PREFIX: &str = "layanan_ktp";

pub(super) async fn page(watched: &Watched) -> Result<String, std::fmt::Error> {
    let mut page = Registry::with_prefix(PREFIX);
    watched.meter.register(&mut page);
    let idle = watched.meter.signs().idle().as_secs_f64();
    let help = "For how long no worker of this process has looked for work";
    page.register_with_unit("workers_idle", help, Unit::Seconds, ConstGauge::new(idle));
    let up = match watched.register.get() {
        Some(office) => looked_at(&mut page, office, watched).await,
        None => false,
    };
    let up = i64::from(up);
    page.register("database_up", "Whether the database answered within two seconds", ConstGauge::new(up));
    let mut text = String::new();
    encode(&mut text, &page)?;
    Ok(text)
}

/// What the register and its files say; whether the register answers.
async fn looked_at(page: &mut Registry, office: &Office, watched: &Watched) -> bool {
    process(page, office).await;
    match office.observer.vitals().await {
        Ok(vitals) => {
            queues(page, &vitals);
            register(page, &vitals);
            times(page, &office.sop.lately(&office.observer, watched.clock.now()).await);
            true
        }
        Err(error) => {
            tracing::warn!(kind = error.kind(), "the database cannot be looked at");
            false
        }
    }
}

async fn process(page: &mut Registry, office: &Office) {
    let works = i64::from(office.files.place().await == Place::Works);
    page.register("files_up", "Whether the place of the photos and PDFs takes and gives back", ConstGauge::new(works));
    let (used, idle) = office.observer.connections();
    let pool = Gauges::default();
    pool.get_or_create(&[("state", "used")]).set(used.into());
    pool.get_or_create(&[("state", "idle")]).set(idle.into());
    page.register("pool_connections", "Connections of this process to the database", pool);
}

fn queues(page: &mut Registry, vitals: &Vitals) {
    let of = |pick: fn(&Queue) -> f64| {
        let gauges = Gauges::default();
        gauges.get_or_create(&[("queue", "inbox")]).set(pick(&vitals.inbox));
        gauges.get_or_create(&[("queue", "outbox")]).set(pick(&vitals.outbox));
        gauges
    };
    let help = "Updates that are not worked off, and messages that are due and not sent";
    page.register("waiting", help, of(|queue| count(queue.waiting)));
    let help = "For how long the oldest of them waits";
    page.register_with_unit("waiting_oldest", help, Unit::Seconds, of(|queue| queue.oldest));
    let help = "Updates and messages that failed for good and are kept for a person: layanan-ktp surat-mati";
    page.register("dead", help, of(|queue| count(queue.dead)));
    let help = "Messages that are held for people who cannot be reached";
    page.register("held_messages", help, ConstGauge::new(vitals.held));
}

fn register(page: &mut Registry, vitals: &Vitals) {
    let open = Gauges::default();
    let is_here = |tahap: &&TahapKind| !matches!(tahap, TahapKind::Dikirim | TahapKind::Dibatalkan);
    for tahap in TahapKind::ALL.iter().filter(is_here) {
        let n = vitals.open.iter().find(|(one, _)| one == tahap).map_or(0, |(_, n)| *n);
        open.get_or_create(&[("tahap", tahap.code())]).set(count(n));
    }
    page.register("permohonan_open", "Permohonan that this office has not sent yet", open);
}

/// Where the report says no time, there is a NaN: fewer than ten, or it would be the time of one petugas.
fn times(page: &mut Registry, times: &LatelyTimes) {
    let [desk, handled, within, done] = [(); 4].map(|()| Gauges::default());
    for (period, steps) in [("today", &times.today), ("30d", &times.month)] {
        for step in steps {
            let labels = [("langkah", step.langkah.code()), ("period", period)];
            let half = |figure: Figure| figure.known().map_or(f64::NAN, |times| times.half.as_seconds_f64());
            desk.get_or_create(&labels).set(half(step.desk));
            handled.get_or_create(&labels).set(half(step.handled));
            within.get_or_create(&labels).set(share(step));
            done.get_or_create(&labels).set(step.done.into());
        }
    }
    let help = "Working time at the desk, wait included, of half of the permohonan, by the day of their first receipt";
    page.register_with_unit("langkah_desk_median", help, Unit::Seconds, desk);
    let help = "Working time from taking a permohonan to the step, of half of those that were taken";
    page.register_with_unit("langkah_handled_median", help, Unit::Seconds, handled);
    page.register("langkah_within_sop", "Share of those that were handled within the minutes of the SOP", within);
    page.register("langkah_done", "Permohonan for which the langkah is over", done);
}

fn share(step: &StepFigures) -> f64 {
    step.within_sop.map_or(f64::NAN, |(within, all)| f64::from(within) / f64::from(all.max(1)))
}

#[expect(clippy::cast_precision_loss, reason = "no office has so many")]
fn count(n: i64) -> f64 {
    n as f64
}
