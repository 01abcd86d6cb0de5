//! What the practice office prints: who says what to whom, and the register as it grows.

use bot_api_emulator::protocol::{ChatMessage, ContentKind};

use super::cast::Person;
use crate::domain::kantor::Kantor;
use crate::domain::langkah::EventKind;
use crate::domain::nik::Nik;
use crate::store::permohonan::Loaded;

/// Widest line of a message, in characters.
const WIDTH: usize = 96;

/// What somebody does.
pub(super) fn said(person: &Person, what: &str) -> String {
    format!("\n▶ {} ({}): {what}", person.nama, person.part)
}

/// What the bot says to somebody, with its buttons.
pub(super) fn heard(person: &Person, message: &ChatMessage) -> String {
    let how = if message.edit_count > 0 { "edited for" } else { "to" };
    let text = match message.kind {
        ContentKind::Text => message.text.clone(),
        ContentKind::Photo
        | ContentKind::Document
        | ContentKind::Contact
        | ContentKind::Location
        | ContentKind::Voice
        | ContentKind::Sticker
        | ContentKind::Service => format!("[{:?}] {}", message.kind, message.caption.clone().unwrap_or_default()),
    };
    let mut out = format!("  ◀ bot {how} {} ({}):", person.nama, person.part);
    for line in text.lines().flat_map(wrap) {
        out.push_str("\n      │ ");
        out.push_str(&line);
    }
    for row in &message.buttons {
        let labels: Vec<String> = row.iter().map(|b| format!("[ {} ]", b.label)).collect();
        out.push_str("\n      │ ");
        out.push_str(&labels.join(" "));
    }
    out
}

fn wrap(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        match lines.last_mut() {
            Some(last) if last.is_empty() => last.push_str(word),
            Some(last) if last.chars().count() + word.chars().count() < WIDTH => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The row of the register, masked.
pub(super) fn register(loaded: &Loaded, kantor: &Kantor) -> String {
    let p = &loaded.permohonan;
    let nomor = p.nomor.map_or_else(|| "-".to_owned(), |n| kantor.nomor(n));
    format!(
        "  ■ Register: {nomor} │ {} │ {} │ {} │ {} │ {} │ riwayat {}",
        p.kode,
        p.data.nik().map_or_else(|| "-".to_owned(), Nik::masked),
        kantor.desa_nama(&p.data.desa),
        p.jenis,
        p.tahap.kind(),
        loaded.timeline.iter().filter(|entry| entry.kind != EventKind::BerkasDisimpan).count(),
    )
}

/// Where the practice office is, while it stays open.
pub(super) fn how_to_go_on(address: &str) -> String {
    format!(
        "\nThe practice office is open; stop it with Ctrl-C. Everything here is made up.\n\n  \
         {address}/\n\n\
         Open this address in a browser on this machine to play every role. How to talk to it without one stands in\n\
         emulator/README.md."
    )
}
