//! A breach of personal data: whom it may concern hears of it, once, and the admins are reminded while time is left.

use chrono::TimeDelta;
use layanan_ktp::app::jobs::Job;
use layanan_ktp::cli::{Cakupan, InsidenCommand};
use layanan_ktp::clock::Clock as _;
use layanan_ktp::config::kantor;
use layanan_ktp::domain::petugas::ChatId;

use crate::support::Office;
use crate::support::people::{AGUS, HENDRA_DISPENDUKCAPIL, SITI, YANTO_ADMIN};

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
    assert_eq!(office.database.sql(chats).await, "1 0", "who came to the counter has no chat");
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
    let other = folder.join("breach-other.toml");
    std::fs::write(&other, "kapan = 'a'\nterjadi = 'b'\npenanganan = 'c'\nsaran = 'd'\n").unwrap();
    let command = InsidenCommand::Kabari { id: 1, isi: Some(other), coba: false };
    assert!(office.insiden(command).await.unwrap_err().to_string().contains("in other words already"));
}
