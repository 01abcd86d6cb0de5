//! Who can practise: made-up people, one for each role and some more. They are there from the first moment.

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::NewUser;
use chrono::{DateTime, Utc};

use crate::domain::petugas::{ChatId, Peran};
use crate::locale::Locale;
use crate::store::Store;

/// A person of the practice office.
pub(super) struct Practitioner {
    /// Chat and user id.
    pub(super) id: i64,
    nama: &'static str,
    /// `None`: a citizen.
    peran: Option<Peran>,
}

/// Everybody. The first of each role is shown when the page opens.
pub(super) const PRACTITIONERS: [Practitioner; 7] = [
    person(1001, "Siti Aminah", None),
    person(2001, "Budi Santoso", Some(Peran::Staf)),
    person(2002, "Ratna Wulandari", Some(Peran::Kasi)),
    person(2003, "Hendra Wijaya", Some(Peran::Dispendukcapil)),
    person(1002, "Agus Setiawan", None),
    person(2004, "Wati Lestari", Some(Peran::Staf)),
    person(2005, "Yanto Prabowo", Some(Peran::Admin)),
];

const fn person(id: i64, nama: &'static str, peran: Option<Peran>) -> Practitioner {
    Practitioner { id, nama, peran }
}

/// Adds everybody to the emulator, and the petugas to the register. Petugas have pressed start; citizens do so
/// themselves.
pub(super) async fn gather(store: &Store, control: &ControlClient, now: DateTime<Utc>) -> anyhow::Result<()> {
    let known = control.users().await?;
    for one in &PRACTITIONERS {
        control.add_user(&new_user(one)).await?;
    }
    let mut uow = store.begin().await?;
    for one in &PRACTITIONERS {
        let Some(peran) = one.peran else { continue };
        uow.petugas().add(ChatId(one.id), peran, one.nama, now).await?;
    }
    uow.commit().await?;
    let has_chat = |id: i64| known.iter().any(|user| user.user.id == id && user.has_chat);
    for one in PRACTITIONERS.iter().filter(|one| one.peran.is_some() && !has_chat(one.id)) {
        control.send_text(one.id, "/start").await?;
    }
    Ok(())
}

fn new_user(one: &Practitioner) -> NewUser {
    let note = match one.peran {
        Some(peran) => Locale::default().text(&format!("peran-{}", peran.code())),
        None => Locale::default().text("latihan-warga"),
    };
    NewUser { id: one.id, first_name: one.nama.to_owned(), note: Some(note), ..NewUser::default() }
}
