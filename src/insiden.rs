//! `insiden catat|daftar|terdampak|kabari|dikabari`: a breach of personal data (UU 27/2022, article 46), for the person who keeps the
//! machine. Shows no personal data: a permohonan is named by its kode.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};

use crate::app::insiden::{Telling, affected, draft_message, message, untold};
use crate::cli::{Cakupan, InsidenCommand, say};
use crate::domain::insiden::{DataKind, Insiden, InsidenId, Scope, Told, Via, Words};
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::pemohon::Sebagai;
use crate::domain::personal::holds_number;
use crate::domain::petugas::PetugasId;
use crate::domain::wib::wib;
use crate::locale::Locale;
use crate::pesan::Reply;
use crate::store::insiden::{Concerned, Recorded};
use crate::store::{Store, UnitOfWork};

/// Most characters of each part of what is said: all of it has to fit into one message.
const LONGEST: usize = 700;

/// What stands in the file to be copied where something has to be written.
const NOT_FILLED_IN: &str = "[ISI";

/// Runs the command.
///
/// # Errors
/// The register does not answer, or what was typed is wrong.
pub async fn run(
    store: &Store,
    kantor: &Kantor,
    command: InsidenCommand,
    now: DateTime<Utc>,
) -> anyhow::Result<ExitCode> {
    match command {
        InsidenCommand::Catat { diketahui, sejak, sampai, cakupan } => {
            let until = sampai.unwrap_or(diketahui);
            record(store, Insiden { known_at: diketahui, since: sejak, until, scope: scope(cakupan) }, now).await?;
        }
        InsidenCommand::Daftar => list(store).await?,
        InsidenCommand::Terdampak { id } => concerned(store, InsidenId(id)).await?,
        InsidenCommand::Kabari { id, isi, coba } => {
            let telling = telling(store, InsidenId(id), isi.as_deref()).await?;
            if coba { show(store, kantor, &telling).await? } else { tell(store, kantor, &telling, now).await? }
        }
        InsidenCommand::Dikabari { id, kode, lewat, pada } => {
            told_by_hand(store, InsidenId(id), &kode, (lewat, pada.unwrap_or(now)), now).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn scope(cakupan: Cakupan) -> Scope {
    match cakupan.petugas {
        Some(id) => Scope::Petugas(PetugasId(id)),
        None if cakupan.semua => Scope::All,
        None => {
            let mut kode = cakupan.permohonan;
            kode.sort_unstable_by_key(Kode::compact);
            kode.dedup();
            Scope::Permohonan(kode)
        }
    }
}

async fn record(store: &Store, insiden: Insiden, now: DateTime<Utc>) -> anyhow::Result<()> {
    if insiden.known_at > now {
        bail!("--diketahui has not come yet");
    }
    if insiden.since > insiden.until || insiden.since > insiden.known_at {
        bail!("--sejak comes after --sampai or --diketahui");
    }
    let mut uow = store.begin().await?;
    if let Scope::Petugas(id) = insiden.scope
        && uow.petugas().by_id(id).await?.is_none()
    {
        bail!("there is no petugas {}; see: layanan-ktp petugas daftar", id.0);
    }
    let id = uow.insiden().record(&insiden, now).await.context("not every kode is in the register")?;
    let Some(recorded) = uow.insiden().lock(id).await? else { bail!("the breach was not recorded") };
    say_state(&mut uow, &recorded).await?;
    uow.commit().await?;
    say(format!("who and by what: layanan-ktp insiden terdampak {}", id.0));
    say(format!("the message, first to be read: layanan-ktp insiden kabari {} --isi FILE --coba", id.0));
    Ok(())
}

async fn list(store: &Store) -> anyhow::Result<()> {
    let mut uow = store.begin().await?;
    let all = uow.insiden().all().await?;
    if all.is_empty() {
        say("no breach is recorded");
    }
    for recorded in all {
        say_state(&mut uow, &recorded).await?;
    }
    Ok(())
}

async fn say_state(uow: &mut UnitOfWork, recorded: &Recorded) -> anyhow::Result<()> {
    let left = untold(uow, recorded).await?;
    let all = uow.insiden().concerned(recorded).await?;
    let id = recorded.id.0;
    say(format!(
        "breach {id}: {} permohonan may be concerned; {} permohonan or chats have to be told by {} WIB",
        all.len(),
        left.all(),
        hour(recorded.insiden.due())
    ));
    if left.to_queue > 0 {
        say(format!("  {} by chat: layanan-ktp insiden kabari {id}", left.to_queue));
    }
    if left.waiting > 0 {
        say(format!("  {} whose message is on its way: the bot sends it while it runs", left.waiting));
    }
    if left.by_hand > 0 {
        say(format!(
            "  {} whose pemohon no chat reaches: tell them by letter, by telephone or in person, then record it: \
             layanan-ktp insiden dikabari {id} KODE --lewat surat",
            left.by_hand
        ));
    }
    if left.away > 0 {
        say(format!(
            "  {} chats with a draft that have blocked the bot: nobody knows who they are; the message waits for them",
            left.away
        ));
    }
    Ok(())
}

fn hour(at: DateTime<Utc>) -> impl std::fmt::Display {
    wib(at).format("%Y-%m-%d %H:%M")
}

async fn concerned(store: &Store, id: InsidenId) -> anyhow::Result<()> {
    let mut uow = store.begin().await?;
    let recorded = find(&mut uow, id).await?;
    for one in uow.insiden().concerned(&recorded).await? {
        let told = standing(&one.told);
        match affected(&mut uow, &recorded, &one).await? {
            Some(affected) => {
                let data: Vec<&str> = affected.data.iter().copied().map(DataKind::code).collect();
                let blocked = if affected.loaded.unreachable { "; a chat cannot be reached" } else { "" };
                say(format!("{}  {}  {told}{blocked}", one.kode, data.join(",")));
            }
            None => say(format!("{}  {told}; cannot be read: see layanan-ktp verifikasi", one.kode)),
        }
    }
    say_state(&mut uow, &recorded).await
}

fn standing(told: &Told) -> String {
    match told {
        Told::Not => "not told".to_owned(),
        Told::NoChat => "not told: no chat".to_owned(),
        Told::Waiting => "not told: the message is on its way".to_owned(),
        Told::Unreached => "not told: no chat took the message".to_owned(),
        Told::Pelapor(chats, at) => {
            format!("not told: only the pelapor took the message, in {chats} chats, {}", hour(*at))
        }
        Told::Chats(chats, at) => format!("told in {chats} chats, {}", hour(*at)),
        Told::AsDraft(at) => format!("told while it was a draft, {}", hour(*at)),
        Told::ByHand(times) => {
            let times = times.iter().map(|(via, at)| format!("told by {via}, {}", hour(*at)));
            times.collect::<Vec<_>>().join("; ")
        }
    }
}

/// All of them or none: what was typed wrongly is typed again as a whole.
async fn told_by_hand(
    store: &Store,
    id: InsidenId,
    kode: &[Kode],
    (via, at): (Via, DateTime<Utc>),
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let mut uow = store.begin().await?;
    let Some(recorded) = uow.insiden().lock(id).await? else { bail!("{}", unknown(id)) };
    if at > now || at < recorded.insiden.known_at {
        bail!("--pada has not come yet, or is before the office came to know of the breach");
    }
    let all = uow.insiden().concerned(&recorded).await?;
    let mut told = Vec::new();
    for kode in kode.iter().copied().collect::<BTreeSet<_>>() {
        let Some(one) = all.iter().find(|one| one.kode == kode) else {
            bail!("{kode} is not concerned, so nothing was recorded; see: layanan-ktp insiden terdampak {}", id.0)
        };
        if is_recorded(one, via) {
            say(format!("{kode}: recorded before, {}", standing(&one.told)));
        } else {
            told.push(kode);
        }
    }
    uow.insiden().told_by_hand(id, &told, (via, at), now).await?;
    say(format!("recorded: {} permohonan told by {via}, {}", told.len(), hour(at)));
    say_state(&mut uow, &recorded).await?;
    Ok(uow.commit().await?)
}

fn is_recorded(one: &Concerned, via: Via) -> bool {
    matches!(&one.told, Told::ByHand(times) if times.iter().any(|(before, _)| *before == via))
}

/// What is told: once it was said, it stays.
async fn telling(store: &Store, id: InsidenId, file: Option<&Path>) -> anyhow::Result<(Recorded, Words)> {
    let recorded = find(&mut store.begin().await?, id).await?;
    let words = match (&recorded.words, file) {
        (Some(words), None) => words.clone(),
        (Some(words), Some(file)) if read(file)? == *words => words.clone(),
        (Some(_), Some(_)) => bail!("others were told in other words already; leave out --isi to go on with those"),
        (None, Some(file)) => read(file)?,
        (None, None) => bail!("--isi is needed the first time; see docs/breach.md"),
    };
    Ok((recorded, words))
}

fn read(file: &Path) -> anyhow::Result<Words> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let words: Words = toml::from_str(&text).with_context(|| format!("{} is not complete", file.display()))?;
    let Words { kapan, terjadi, penanganan, saran } = &words;
    for (name, part) in [("kapan", kapan), ("terjadi", terjadi), ("penanganan", penanganan), ("saran", saran)] {
        if part.contains(NOT_FILLED_IN) {
            bail!("{name} is not filled in: write in the place of {NOT_FILLED_IN}: …] what is true of this breach");
        }
        if holds_number(part) {
            bail!("{name} holds what looks like a NIK or the number of a KK; everybody who is told reads it");
        }
        if part.trim().is_empty() || part.chars().count() > LONGEST {
            bail!("{name} says something, in at most {LONGEST} characters");
        }
    }
    Ok(words)
}

async fn find(uow: &mut UnitOfWork, id: InsidenId) -> anyhow::Result<Recorded> {
    let found = uow.insiden().all().await?.into_iter().find(|recorded| recorded.id == id);
    found.with_context(|| unknown(id))
}

fn unknown(id: InsidenId) -> String {
    format!("there is no breach {}; see: layanan-ktp insiden daftar", id.0)
}

/// The message of the first permohonan, with its name hidden: what the terminal shows may be seen by others.
async fn show(store: &Store, kantor: &Kantor, (recorded, words): &(Recorded, Words)) -> anyhow::Result<()> {
    let mut uow = store.begin().await?;
    let left = untold(&mut uow, recorded).await?;
    if left.to_queue == 0 {
        say("nobody is left who is told by chat");
        return say_state(&mut uow, recorded).await;
    }
    let text = |reply: &Reply| Locale::default().plain(&reply.text);
    let mut shown = text(&draft_message(kantor, words));
    for one in uow.insiden().concerned(recorded).await?.iter().filter(|one| one.told == Told::Not) {
        if let Some(affected) = affected(&mut uow, recorded, one).await? {
            let nama = affected.loaded.permohonan.data.nama.as_str();
            shown = text(&message(kantor, &affected, words, Sebagai::Pemohon)).replace(nama, "…");
            break;
        }
    }
    say(shown);
    say(format!("to {} permohonan or chats; nothing was sent, without --coba it is", left.to_queue));
    Ok(())
}

async fn tell(
    store: &Store,
    kantor: &Kantor,
    (recorded, words): &(Recorded, Words),
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let mut telling = Telling { kantor, id: recorded.id, words, unread: BTreeSet::new() };
    loop {
        let mut uow = store.begin().await?;
        let left = telling.next(&mut uow, now).await?;
        uow.commit().await?;
        if left == 0 {
            break;
        }
        say(format!("{left} permohonan are left"));
    }
    say("the messages are queued; the bot sends them while it runs");
    for kode in &telling.unread {
        say(format!("{kode} cannot be read and was not told; mend it (layanan-ktp verifikasi), then call this again"));
    }
    list(store).await
}
