//! `surat-mati daftar|lihat|ulang|buang`: what failed for good, for the person who keeps the machine. Says what something is and
//! never what stands in it, nor whose chat it is.

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::bail;
use chrono::{DateTime, Utc};

use crate::app::inbound::Incoming;
use crate::app::meter::{MessageKind, UpdateKind};
use crate::cli::{SuratMatiCommand, say};
use crate::domain::retention::Heap;
use crate::domain::wib::wib;
use crate::pesan::outgoing::Outgoing;
use crate::store::dead::{Content, Dead, DeadId, DeadQueue, Hindrance};
use crate::store::{Store, UnitOfWork};
use crate::telegram::inbound;

/// What an update may hold. Other names are not printed: nobody knows what they are.
const KNOWN: [&str; 4] = ["message", "edited_message", "callback_query", "my_chat_member"];

/// Runs the command.
///
/// # Errors
/// The register does not answer, or there is no such number.
pub async fn run(store: &Store, command: SuratMatiCommand, now: DateTime<Utc>) -> anyhow::Result<ExitCode> {
    let mut uow = store.begin().await?;
    let all = uow.dead().all().await?;
    match command {
        SuratMatiCommand::Daftar => list(&all),
        SuratMatiCommand::Lihat { nomor } => show(chosen(&all, &[nomor])?[0]),
        SuratMatiCommand::Ulang { semua: true, .. } => {
            let (again, left): (Vec<&Dead>, Vec<&Dead>) = all.iter().partition(|dead| dead.hindrance.is_none());
            for dead in left {
                say(format!("{} is left as it is: {}", dead.id, why_not(dead)));
            }
            retry(uow, &again, false).await?;
        }
        SuratMatiCommand::Ulang { nomor, semua: false } => {
            let again = chosen(&all, &nomor)?;
            if let Some(dead) = again.iter().find(|dead| dead.hindrance.is_some()) {
                bail!("{} is not tried again, and nothing else was: {}", dead.id, why_not(dead));
            }
            retry(uow, &again, true).await?;
        }
        SuratMatiCommand::Buang { nomor, ya: true } => take_away(uow, &chosen(&all, &nomor)?, now).await?,
        SuratMatiCommand::Buang { nomor, ya: false } => {
            chosen(&all, &nomor)?.into_iter().for_each(|dead| say(line(dead)));
            say("nothing was dropped; with --ya it is, for ever");
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Those that are named, each once.
fn chosen<'a>(all: &'a [Dead], named: &[DeadId]) -> anyhow::Result<Vec<&'a Dead>> {
    let named: BTreeSet<DeadId> = named.iter().copied().collect();
    for id in &named {
        if !all.iter().any(|dead| dead.id == *id) {
            bail!("there is no {id} that failed for good, and nothing was done; see: surat-mati daftar");
        }
    }
    Ok(all.iter().filter(|dead| named.contains(&dead.id)).collect())
}

fn list(all: &[Dead]) {
    if all.is_empty() {
        return say("nothing has failed for good");
    }
    for dead in all {
        say(line(dead));
    }
    say("more of one: surat-mati lihat NUMBER; again: ulang NUMBER…; for ever away: buang NUMBER… --ya");
}

fn line(dead: &Dead) -> String {
    let (fault, topic) = (dead.fault.as_deref().unwrap_or("-"), dead.topic.as_deref().unwrap_or("-"));
    let tries = dead.attempts;
    format!(
        "{:<12} {:<10} since {}  tried {tries:>2}  fault {fault}  topic {topic}",
        dead.id.to_string(),
        kind(dead),
        at(dead)
    )
}

fn at(dead: &Dead) -> String {
    wib(dead.since).format("%Y-%m-%d %H.%M WIB").to_string()
}

fn kind(dead: &Dead) -> &'static str {
    match &dead.content {
        Content::Update(raw) => {
            let read = raw.as_deref().and_then(|raw| inbound::parse(raw, "-").ok());
            read.map_or("unreadable", |read| UpdateKind::from(&read.what).code())
        }
        Content::Message(outgoing, edits) => MessageKind::of(outgoing.as_deref(), *edits).code(),
    }
}

fn show(dead: &Dead) {
    say(line(dead));
    match &dead.content {
        Content::Update(raw) => {
            let what = raw.as_deref().map_or_else(|| "sealed with a key that is not here".to_owned(), update);
            say(format!("  it is {what}"));
        }
        Content::Message(outgoing, edits) => {
            let what = outgoing.as_deref().map_or_else(|| "what this program cannot read".to_owned(), message);
            say(format!("  it is {what}{}", if *edits { ", to bring a card up to date" } else { "" }));
        }
    }
    if let Some((kode, tahap)) = &dead.about {
        say(format!("  about permohonan {kode}, which is at {tahap}"));
    }
    if dead.unreachable {
        say("  its person cannot be reached; a message waits until they write");
    }
    if dead.hindrance.is_some() {
        say(format!("  it is not tried again: {}", why_not(dead)));
    }
    say("  what stands in it, and whose chat it is, is not shown");
}

fn update(raw: &[u8]) -> String {
    if let Ok(read) = inbound::parse(raw, "-") {
        return arrived(&read.what).to_owned();
    }
    let fields: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(raw).ok();
    let Some(fields) = fields else { return "no JSON".to_owned() };
    let known = KNOWN.into_iter().find(|name| fields.contains_key(*name));
    known.map_or("an update of a kind that is not known".to_owned(), |name| format!("a {name} that cannot be read"))
}

fn arrived(what: &Incoming) -> &'static str {
    match what {
        Incoming::Command(_) => "a command",
        Incoming::UnknownCommand => "a command that does not exist",
        Incoming::Text(_) => "a text",
        Incoming::File { .. } => "a photo or document",
        Incoming::Contact { .. } => "a contact",
        Incoming::NotTaken { .. } => "a file or message that is not taken",
        Incoming::Tap { tap: Some(_), .. } => "a pressed button",
        Incoming::Tap { tap: None, .. } => "a pressed button that this version cannot read",
        Incoming::Edited => "a message that was changed",
        Incoming::Blocked => "that the person blocked the bot",
        Incoming::Unblocked => "that the person can be reached again",
        Incoming::Group => "a message in a group",
        Incoming::Nothing => "nothing that is answered",
    }
}

/// Sentences by their keys in the locales: what stands in them is no part of that.
fn message(outgoing: &Outgoing) -> String {
    match outgoing {
        Outgoing::Say(reply) => format!("the message {:?}", reply.text),
        Outgoing::Edit { reply, .. } => format!("the message {:?} in the place of another", reply.text),
        Outgoing::Brief { reply, .. } => format!("the message {:?}, for a while", reply.text),
        Outgoing::File(_) => "a photo or document that is kept".to_owned(),
        Outgoing::Album(files) => format!("{} photos or documents that are kept", files.len()),
        Outgoing::Receipt { .. } => "a receipt".to_owned(),
        Outgoing::Copy { .. } => "a copy of somebody's own data".to_owned(),
        Outgoing::Register { .. } => "the register as a file".to_owned(),
        Outgoing::Laporan { .. } => "a report as a file".to_owned(),
        Outgoing::Blank { .. } => "pages for paper".to_owned(),
        Outgoing::Pengiriman { bagian, dari, .. } => format!("part {bagian} of {dari} of the archive of a pengiriman"),
        Outgoing::Delete { .. } => "that a message goes from its chat".to_owned(),
        Outgoing::Menu { .. } => "the menu of a chat".to_owned(),
    }
}

fn why_not(dead: &Dead) -> &'static str {
    match dead.hindrance {
        None => "nothing is in its way",
        Some(Hindrance::Newer) => "something newer of the same kind has been said since; drop it with buang",
        Some(Hindrance::Breach) => {
            "it tells of a breach, and who was not told is told anew by: layanan-ktp insiden kabari"
        }
    }
}

fn ids(all: &[&Dead], queue: DeadQueue) -> Vec<i64> {
    all.iter().filter(|dead| dead.id.queue == queue).map(|dead| dead.id.id).collect()
}

/// `whole`: all of them, or none.
async fn retry(mut uow: UnitOfWork, all: &[&Dead], whole: bool) -> anyhow::Result<()> {
    let updates = uow.dead().updates_again(&ids(all, DeadQueue::Inbox)).await?;
    let messages = uow.dead().messages_again(&ids(all, DeadQueue::Outbox)).await?;
    if whole && updates.len() + messages.len() < all.len() {
        bail!("one of them was taken care of by somebody else meanwhile, and nothing was done; see: surat-mati daftar");
    }
    uow.commit().await?;
    for dead in all {
        let ours = match dead.id.queue {
            DeadQueue::Inbox => updates.contains(&dead.id.id),
            DeadQueue::Outbox => messages.contains(&dead.id.id),
        };
        let becomes = match (ours, dead.id.queue, dead.unreachable) {
            (false, _, _) => "was taken care of by somebody else meanwhile",
            (true, DeadQueue::Outbox, true) => "is tried again once its person writes",
            (true, DeadQueue::Outbox | DeadQueue::Inbox, _) => "is tried again",
        };
        say(format!("{} {becomes}", dead.id));
    }
    say(format!("{} updates and {} messages wait; the bot takes them while it runs", updates.len(), messages.len()));
    Ok(())
}

/// How much went is counted, as when its time has passed. What it was stands in the log: nobody can ask it any more.
async fn take_away(mut uow: UnitOfWork, all: &[&Dead], now: DateTime<Utc>) -> anyhow::Result<()> {
    let updates = uow.dead().drop_updates(&ids(all, DeadQueue::Inbox)).await?;
    let messages = uow.dead().drop_messages(&ids(all, DeadQueue::Outbox)).await?;
    uow.forget().counted(Heap::Updates, updates.len() as u64, now).await?;
    uow.forget().counted(Heap::Messages, messages.len() as u64, now).await?;
    uow.commit().await?;
    for dead in all {
        let gone = match dead.id.queue {
            DeadQueue::Inbox => updates.contains(&dead.id.id),
            DeadQueue::Outbox => messages.contains(&dead.id.id),
        };
        if gone {
            let (number, fault, since) = (dead.id, dead.fault.as_deref().unwrap_or("-"), at(dead));
            tracing::warn!(%number, kind = kind(dead), fault, since, "dropped by hand, for ever");
        }
    }
    let (updates, messages) = (updates.len(), messages.len());
    say(format!("{updates} updates and {messages} messages are dropped for ever"));
    Ok(())
}
