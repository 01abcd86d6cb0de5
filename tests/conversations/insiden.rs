//! A breach of personal data: whom it may concern hears of it, once, and the admins are reminded while time is left.

use bot_api_emulator::protocol::{Fault, FaultKind};
use chrono::{DateTime, TimeDelta, Utc};
use layanan_ktp::app::insiden::{Left, untold};
use layanan_ktp::app::jobs::Job;
use layanan_ktp::cli::{Cakupan, InsidenCommand};
use layanan_ktp::clock::Clock as _;
use layanan_ktp::config::kantor;
use layanan_ktp::domain::insiden::{Told, Via};
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::petugas::ChatId;
use layanan_ktp::store::insiden::Concerned;

use crate::scenes::TO_NAME;
use crate::support::Office;
use crate::support::people::{
    AGUS, AGUS_KK, AGUS_NIK, BUDI_STAF, HENDRA_DISPENDUKCAPIL, SITI, SITI_KK, SITI_NIK, YANTO_ADMIN,
};

const NOBODY: Cakupan = Cakupan { semua: false, petugas: None, permohonan: Vec::new() };

impl Office {
    async fn insiden(&self, command: InsidenCommand) -> anyhow::Result<()> {
        let kantor = kantor::parse(include_str!("../../kantor.toml")).unwrap();
        layanan_ktp::insiden::run(&self.store, &kantor, command, self.clock.now()).await?;
        self.quiet().await;
        Ok(())
    }

    async fn breach_of(&self, cakupan: Cakupan) {
        let now = self.clock.now();
        let sejak = now - TimeDelta::days(1);
        self.insiden(InsidenCommand::Catat { diketahui: now, sejak, sampai: None, cakupan }).await.unwrap();
    }

    async fn tells(&self) {
        self.tells_in("/tests/support/breach-message.toml").await.unwrap();
    }

    async fn tells_in(&self, file: &str) -> anyhow::Result<()> {
        let isi = env!("CARGO_MANIFEST_DIR").to_owned() + file;
        self.insiden(InsidenCommand::Kabari { id: 1, isi: Some(isi.into()), coba: false }).await
    }

    async fn by_hand(&self, kode: &[Kode], lewat: Via, pada: Option<DateTime<Utc>>) -> anyhow::Result<()> {
        self.insiden(InsidenCommand::Dikabari { id: 1, kode: kode.to_vec(), lewat, pada }).await
    }

    /// To be queued, to be told by hand, and away.
    async fn to_be_told(&self) -> (usize, usize, usize) {
        let left = self.to_tell().await;
        (left.to_queue, left.by_hand, left.away)
    }

    async fn to_tell(&self) -> Left {
        let mut uow = self.store.begin().await.unwrap();
        let recorded = uow.insiden().all().await.unwrap().remove(0);
        untold(&mut uow, &recorded).await.unwrap()
    }

    /// So long later, what waited for who cannot be reached is not said any more.
    async fn gives_up(&self) {
        let mut uow = self.store.begin().await.unwrap();
        uow.prune().unreached(TimeDelta::zero(), 100).await.unwrap();
        uow.commit().await.unwrap();
    }

    /// What the admin hears after so many hours.
    async fn admin_after(&self, hours: i64) -> String {
        self.later(TimeDelta::hours(hours)).await;
        self.jobs_of(&[Job::Insiden]).await;
        self.news(YANTO_ADMIN).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_an_account_saw_is_told_once() {
    let office = Office::open().await;
    office.with_sent().await;
    office.agus_applies().await;
    let mut uow = office.store.begin().await.unwrap();
    let all = uow.petugas().all().await.unwrap();
    let hendra = all.iter().find(|p| p.chat == ChatId(HENDRA_DISPENDUKCAPIL)).unwrap().id.0;
    drop(uow);
    office.breach_of(Cakupan { petugas: Some(hendra), ..NOBODY }).await;
    office.hush().await;
    office.tells().await;
    insta::assert_snapshot!(office.news(SITI).await);
    assert_eq!(office.news(AGUS).await, "", "their berkas was never sent");
    office.tells().await;
    assert_eq!(office.news(SITI).await, "", "once");
}

/// The list of a pengiriman names all of it, whatever became of its archive.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stood_in_a_list_of_the_officer_is_concerned() {
    let office = Office::open().await;
    let (siti, agus) = (office.with_entered().await, office.agus_is_entered().await);
    let refused = FaultKind::Refuse { code: 400, description: "Bad Request: file must be non-empty".into() };
    office.control.fault(Fault::new(refused).method("sendDocument").until_cleared()).await.unwrap();
    office.says_all(BUDI_STAF, &[&format!("/kirim {siti} {agus}"), "Hendra Wijaya"]).await;
    let hendra = "select petugas_id from petugas where peran = 'dispendukcapil'";
    let hendra = office.database.sql(hendra).await.parse().unwrap();
    office.breach_of(Cakupan { petugas: Some(hendra), ..NOBODY }).await;
    let mut uow = office.store.begin().await.unwrap();
    let recorded = uow.insiden().all().await.unwrap().remove(0);
    assert_eq!(uow.insiden().concerned(&recorded).await.unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_everything_may_have_been_seen_drafts_and_people_without_a_chat_count_too() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.sumi_is_registered().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya"]).await;
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    office.hush().await;
    office.tells().await;
    assert!(office.news(AGUS).await.contains("nama, NIK, nomor KK, desa"));
    insta::assert_snapshot!(office.news(SITI).await);
    let chats = "select string_agg(chats::text, ' ' order by permohonan_id) from insiden_told";
    assert_eq!(office.database.sql(chats).await, "1", "who came to the counter has no chat");
    assert_eq!(office.to_be_told().await, (0, 1, 0));
}

/// Their data lay in the register all the while, as a draft.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_that_is_sent_after_the_breach_counts_and_one_that_is_away_does_too() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "saya"]).await;
    office.later(TimeDelta::hours(1)).await;
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    office.later(TimeDelta::minutes(30)).await;
    office.says(SITI, "kirim").await;
    office.control.block(AGUS).await.unwrap();
    office.quiet().await;
    assert_eq!(office.to_be_told().await, (1, 0, 1));
    office.hush().await;
    office.tells().await;
    assert!(office.news(SITI).await.contains("nama, NIK, nomor KK, desa"));
    assert_eq!(office.to_be_told().await, (0, 0, 1), "the message waits for Agus");
    office.control.unblock(AGUS).await.unwrap();
    office
        .says_all(AGUS, &["saya sendiri", "KTP baru", "Agus Setiawan", AGUS_NIK, AGUS_KK, "Modongan", "lewati"])
        .await;
    office.photo(AGUS, 21).await;
    office.photo(AGUS, 22).await;
    office.says(AGUS, "kirim").await;
    office.hush().await;
    assert_eq!((office.own(AGUS).await.len(), office.to_be_told().await), (1, (0, 0, 0)));
    office.tells().await;
    assert_eq!(office.news(AGUS).await, "", "told while it was a draft");
}

/// Since it was begun, whatever was agreed to when.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_lies_here_since_it_was_begun() {
    let office = Office::open().await;
    office.says(SITI, "/ajukan").await;
    office.later(TimeDelta::hours(1)).await;
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    office.tells().await;
    office.later(TimeDelta::hours(1)).await;
    office.siti_up_to_summary().await;
    office.says(SITI, "kirim").await;
    office.agus_applies().await;
    let mut uow = office.store.begin().await.unwrap();
    let recorded = uow.insiden().all().await.unwrap().remove(0);
    let concerned = uow.insiden().concerned(&recorded).await.unwrap();
    assert!(matches!(concerned[..], [Concerned { told: Told::AsDraft(_), .. }]), "Agus began later");
}

/// Until they are told by hand, and it is recorded how and when.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whom_no_chat_reaches_is_told_by_hand() {
    let office = Office::open().await;
    let (sumi, agus) = (office.sumi_is_registered().await, office.agus_applies().await);
    office.breach_of(Cakupan { permohonan: vec![sumi, agus], ..NOBODY }).await;
    office.control.block(AGUS).await.unwrap();
    office.quiet().await;
    office.tells().await;
    assert_eq!(office.to_be_told().await, (0, 2, 0));
    office.hush().await;
    assert!(office.admin_after(71).await.contains("2 permohonan atau chat belum"));
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti Aminah", "3516134101909903", "3516130101159903", "Japan", "lewati", "bawa"]).await;
    office.photo(SITI, 1).await;
    office.says(SITI, "kirim").await;
    let other = office.kode(SITI).await;
    let wrong = office.by_hand(&[sumi, other], Via::Surat, None).await.unwrap_err();
    assert!(wrong.to_string().contains("is not concerned, so nothing was recorded"));
    let before = office.clock.now() - TimeDelta::days(4);
    assert!(office.by_hand(&[sumi], Via::Surat, Some(before)).await.unwrap_err().to_string().contains("--pada"));
    assert_eq!(office.count("insiden_told_by_hand").await, 0);
    let monday = office.clock.now() - TimeDelta::hours(60);
    office.by_hand(&[sumi, sumi], Via::Telepon, Some(monday)).await.unwrap();
    office.by_hand(&[sumi], Via::Telepon, None).await.unwrap();
    office.by_hand(&[sumi], Via::Surat, None).await.unwrap();
    let told = "select string_agg(via || ' ' || (recorded_at - at), ', ' order by at) from insiden_told_by_hand";
    assert_eq!(office.database.sql(told).await, "telepon 2 days 12:00:00, surat 00:00:00");
    assert!(office.admin_after(1).await.contains("1 permohonan atau chat belum"));
    assert!(office.admin_after(24).await.contains("sudah lewat, dan 1 permohonan"), "every day");
    office.by_hand(&[agus], Via::Langsung, None).await.unwrap();
    assert_eq!((office.admin_after(24).await, office.to_be_told().await), (String::new(), (0, 0, 0)));
}

/// What counts is that the message left: not that it was queued, nor who can be reached now.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn told_is_what_left_and_stays_so() {
    let office = Office::open().await;
    let (siti, agus) = (office.siti_applies().await, office.agus_applies().await);
    office.breach_of(Cakupan { permohonan: vec![siti, agus], ..NOBODY }).await;
    office.control.block(AGUS).await.unwrap();
    office.quiet().await;
    office.tells().await;
    assert_eq!(office.to_be_told().await, (0, 1, 0));
    office.gives_up().await;
    office.control.unblock(AGUS).await.unwrap();
    office.says(AGUS, "/status").await;
    assert_eq!(office.to_be_told().await, (0, 1, 0), "Agus is back, and was never told");
    office.control.block(SITI).await.unwrap();
    office.quiet().await;
    assert_eq!(office.to_be_told().await, (0, 1, 0), "Siti was told before");
    office.by_hand(&[agus], Via::Surat, None).await.unwrap();
    assert_eq!(office.to_tell().await, Left::default());
}

/// One that waits is on its way; one that was given up is told anew, also where it was sent since.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_whose_message_was_given_up_is_told_anew() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    office.control.block(SITI).await.unwrap();
    office.quiet().await;
    office.tells().await;
    office.gives_up().await;
    office.control.unblock(SITI).await.unwrap();
    office.says(SITI, "kirim").await;
    assert_eq!(office.to_be_told().await, (1, 0, 0));
    office.hush().await;
    office.tells().await;
    assert!(office.news(SITI).await.contains("Siti Aminah"));
    assert_eq!(office.to_tell().await, Left::default());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_read_just_then_is_told_when_it_can() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    office.hush().await;
    let away = "set session_replication_role = replica; create table away as select data from permohonan;
        update permohonan set data = '\\x00'";
    office.database.sql(away).await;
    office.tells().await;
    assert_eq!((office.news(AGUS).await, office.to_be_told().await), (String::new(), (1, 0, 0)));
    let back =
        "set session_replication_role = replica; update permohonan set data = away.data from away; drop table away";
    office.database.sql(back).await;
    office.tells().await;
    assert!(office.news(AGUS).await.contains("Agus Setiawan"));
    assert_eq!(office.to_be_told().await, (0, 0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_admin_is_reminded_through_a_weekend_until_all_are_told() {
    let office = Office::open().await;
    office.with_received().await;
    office.later(TimeDelta::days(4)).await; // Friday
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    office.hush().await;
    office.later(TimeDelta::hours(47)).await;
    office.jobs_of(&[Job::Insiden]).await;
    assert_eq!(office.news(YANTO_ADMIN).await, "");
    office.later(TimeDelta::hours(1)).await; // Sunday
    office.jobs_of(&[Job::Insiden]).await;
    insta::assert_snapshot!(office.news(YANTO_ADMIN).await);
    office.later(TimeDelta::hours(24)).await;
    office.jobs_of(&[Job::Insiden]).await;
    insta::assert_snapshot!(office.news(YANTO_ADMIN).await);
    office.tells().await;
    office.later(TimeDelta::days(1)).await;
    office.jobs_of(&[Job::Insiden]).await;
    assert_eq!(office.news(YANTO_ADMIN).await, "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_told_in_two_versions() {
    let office = Office::open().await;
    office.with_received().await;
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    let without = InsidenCommand::Kabari { id: 1, isi: None, coba: false };
    assert!(office.insiden(without).await.unwrap_err().to_string().contains("--isi is needed"));
    let empty = office.tells_in("/docs/breach-message.toml").await.unwrap_err().to_string();
    assert!(empty.starts_with("kapan is not filled in"), "{empty}");
    assert_eq!(office.count("insiden_told").await, 0);
    office.tells().await;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let number = folder.join("breach-number.toml");
    std::fs::write(&number, "kapan = 'a'\nterjadi = 'NIK 3516134505889977'\npenanganan = 'c'\nsaran = 'd'\n").unwrap();
    let command = InsidenCommand::Kabari { id: 1, isi: Some(number), coba: false };
    assert!(office.insiden(command).await.unwrap_err().to_string().starts_with("terjadi holds what looks like a NIK"));
    let other = folder.join("breach-other.toml");
    std::fs::write(&other, "kapan = 'a'\nterjadi = 'b'\npenanganan = 'c'\nsaran = 'd'\n").unwrap();
    let command = InsidenCommand::Kabari { id: 1, isi: Some(other), coba: false };
    assert!(office.insiden(command).await.unwrap_err().to_string().contains("in other words already"));
}

/// Somebody else's chat is not the pemohon's: who applied for them is asked to pass it on, and the pemohon is told by hand.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_pelapor_was_told_is_told_by_hand() {
    let office = Office::open().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "saudara", "KTP baru", "Siti Aminah"]).await;
    office.says_all(AGUS, &[SITI_NIK, SITI_KK, "Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    let kode = office.kode(AGUS).await;
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    office.hush().await;
    office.tells().await;
    let told = office.news(AGUS).await;
    assert!(told.contains("Mohon pemberitahuan ini disampaikan kepadanya"), "{told}");
    assert_eq!(office.to_be_told().await, (0, 1, 0));
    let mut uow = office.store.begin().await.unwrap();
    let recorded = uow.insiden().all().await.unwrap().remove(0);
    let concerned = uow.insiden().concerned(&recorded).await.unwrap();
    assert!(matches!(concerned[..], [Concerned { told: Told::Pelapor(1, _), .. }]), "{concerned:?}");
    drop(uow);
    assert!(office.admin_after(71).await.contains("1 permohonan atau chat belum"));
    office.by_hand(&[kode], Via::Surat, None).await.unwrap();
    assert_eq!(office.to_tell().await, Left::default());
}

/// A chat that the pemohon bound is theirs.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_own_chat_was_told_beside_a_pelapor_is_told() {
    let office = Office::open().await;
    office.siti_applies().await;
    office.says(AGUS, "/start").await;
    let pelapor = format!(
        "set session_replication_role = replica;
         insert into pihak (permohonan_id, ordinal, chat_id, sebagai, hubungan)
         select permohonan_id, 2, {AGUS}, 'pelapor', 'saudara' from permohonan"
    );
    office.database.sql(&pelapor).await;
    office.breach_of(Cakupan { semua: true, ..NOBODY }).await;
    office.hush().await;
    office.tells().await;
    assert!(!office.news(SITI).await.contains("disampaikan kepadanya"));
    assert!(office.news(AGUS).await.contains("disampaikan kepadanya"));
    assert_eq!(office.to_tell().await, Left::default());
}
