//! Who takes part: made-up people.

use bot_api_emulator::client::ControlClient;
use bot_api_emulator::protocol::NewUser;
use chrono::{DateTime, Datelike as _, TimeDelta, Utc};

use crate::app::App;
use crate::domain::wib::today_wib;

/// Chats of citizens in the play have ids from here on.
const FIRST_PLAYED: i64 = 1_000_000_000;

/// What the page shows under the name of a citizen of the play.
const PLAYED: &str = "latihan-played";

/// A person at the emulator.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// Chat and user id.
    pub(super) id: i64,
    /// Name.
    pub(super) nama: &'static str,
    /// What is printed before what they say.
    pub(super) part: &'static str,
}

/// Everybody.
#[derive(Debug, Clone)]
pub(super) struct Cast {
    /// Applies.
    pub(super) warga: Person,
    /// Staf.
    pub(super) staf: Person,
    /// Kasi.
    pub(super) kasi: Person,
    /// The officer of Dispendukcapil.
    pub(super) dispendukcapil: Person,
    /// The citizen's made-up NIK.
    pub(super) nik: String,
    /// The citizen's made-up number of the KK.
    pub(super) kk: String,
}

impl Cast {
    /// All four.
    pub(super) fn all(&self) -> [&Person; 4] {
        [&self.warga, &self.staf, &self.kasi, &self.dispendukcapil]
    }
}

/// Chats of citizens in this play and in earlier ones: what is done in them was not practised.
///
/// # Errors
/// The emulator does not answer.
pub(super) async fn played(control: &ControlClient, app: &App) -> anyhow::Result<Vec<i64>> {
    let note = app.locale.text(PLAYED);
    let users = control.users().await?.into_iter();
    Ok(users.filter(|one| one.user.note.as_ref() == Some(&note)).map(|one| one.user.id).collect())
}

/// The petugas of the office, and a citizen that nobody was before: an earlier practice is in nobody's way.
pub(super) async fn gather(control: &ControlClient, app: &App) -> anyhow::Result<Cast> {
    let person = |id, nama, part| Person { id, nama, part };
    let (id, nik, kk) = somebody_new(app.clock.now())?;
    let cast = Cast {
        warga: person(id, "Rini Astuti", "warga"),
        staf: person(2001, "Budi Santoso", "staf"),
        kasi: person(2002, "Ratna Wulandari", "kasi"),
        dispendukcapil: person(2003, "Hendra Wijaya", "dispendukcapil"),
        nik,
        kk,
    };
    let note = Some(app.locale.text(PLAYED));
    control.add_user(&NewUser { id, first_name: cast.warga.nama.to_owned(), note, ..NewUser::default() }).await?;
    Ok(cast)
}

/// A chat, a NIK and a KK that nobody had before: a woman of 20 to 60 years, with a serial of the made-up ones.
fn somebody_new(now: DateTime<Utc>) -> anyhow::Result<(i64, String, String)> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|_| anyhow::anyhow!("the system gives no random bytes"))?;
    let chance = u64::from_le_bytes(bytes);
    let born = today_wib(now) - TimeDelta::days(20 * 366 + i64::try_from(chance % (40 * 365))?);
    let serial = 9900 + (chance >> 20) % 100;
    let nik = format!("351613{:02}{}{serial}", born.day() + 40, born.format("%m%y"));
    let kk = format!("351613010115{serial}");
    let id = FIRST_PLAYED + i64::try_from((chance >> 28) % 1_000_000_000)?;
    Ok((id, nik, kk))
}
