//! What there is to try, for each role; ticked off as it happens for real, not by the play.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use crate::app::App;
use crate::latihan::cast;
use crate::latihan::office::PracticeOffice;

/// A role with what to try in it.
#[derive(Serialize)]
pub(super) struct Role {
    title: String,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    text: String,
    done: bool,
}

/// A photo was sent.
const FILE: &str = "file";

/// Numbers were entered at the counter.
const NUMBERS: &str = "nomor_dicatat";

/// For each role: the keys of its steps, each with what shows that it was done.
/// What this office does not do is left out.
const ROLES: [(&str, &[(&str, &str)]); 5] = [
    ("warga", &[("ajukan", "diajukan"), ("foto", FILE), ("status", "said_status"), ("lengkapi", "dilengkapi")]),
    (
        "staf",
        &[
            ("nomor", NUMBERS),
            ("asli", "asli_dicatat"),
            ("terima", "diterima"),
            ("entri", "dientri"),
            ("kirim", "dikirim"),
        ],
    ),
    ("kasi", &[("kurang", "tidak_lengkap"), ("lengkap", "lengkap")]),
    ("dispendukcapil", &[("nyatakan", "dinyatakan")]),
    ("kantor", &[("jam", "tried_clock"), ("gangguan", "tried_trouble"), ("database", "tried_crash")]),
];

pub(super) async fn roles(office: &PracticeOffice, app: &App) -> anyhow::Result<Vec<Role>> {
    let done = done(office, app).await?;
    let text = |key: String| app.locale.text(&key);
    let role = |(role, steps): &(&str, &[(&str, &str)])| Role {
        title: text(format!("latihan-tour-{role}")),
        steps: steps
            .iter()
            .filter(|(_, shown_by)| is_done_here(app, shown_by))
            .map(|(key, shown_by)| Step {
                text: text(format!("latihan-tour-{role}-{key}")),
                done: done.contains(*shown_by),
            })
            .collect(),
    };
    Ok(ROLES.iter().map(role).collect())
}

/// Photos are sent where they are taken, numbers are entered at the counter where they are not asked for by chat.
fn is_done_here(app: &App, shown_by: &str) -> bool {
    match shown_by {
        FILE => app.kantor.by_chat.files,
        NUMBERS => !app.kantor.by_chat.numbers,
        _ => true,
    }
}

async fn done(office: &PracticeOffice, app: &App) -> anyhow::Result<BTreeSet<String>> {
    let (control, played) = (office.control()?, cast::played(office.control()?, app).await?);
    let mut done: BTreeSet<String> = app.store.practised(&played).await?.into_iter().collect();
    let tried: [(&AtomicBool, &str); 3] = [
        (&office.tried.clock, "tried_clock"),
        (&office.tried.trouble, "tried_trouble"),
        (&office.tried.crash, "tried_crash"),
    ];
    done.extend(tried.iter().filter(|(tried, _)| tried.load(Ordering::Relaxed)).map(|(_, name)| (*name).to_owned()));
    for one in control.users().await?.iter().filter(|one| !played.contains(&one.user.id)) {
        let messages = control.messages(one.user.id).await?;
        if messages.iter().any(|message| !message.from_bot && message.text.starts_with("/status")) {
            done.insert("said_status".to_owned());
        }
    }
    Ok(done)
}
