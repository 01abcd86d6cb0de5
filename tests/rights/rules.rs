//! What must hold whatever the table says: from the SOP, and from what people may know of each other.

use layanan_ktp::domain::permohonan::TahapKind;
use layanan_ktp::domain::petugas::Peran;

use crate::Tried;
use crate::roles::Role;
use crate::stage::{KK, nik, personal};

/// The register: what was decided about permohonan.
const REGISTER: &[&str] = &[
    "permohonan",
    "riwayat",
    "pihak",
    "berkas",
    "kekurangan",
    "pernyataan",
    "register_counter",
    "data_key",
    "pengambilan",
    "tunda",
    "pengiriman",
    "pengiriman_terima",
    "pengembalian",
];

/// When the office works and what it asks for.
const OF_ADMIN: &[&str] = &["kalender", "kalender_perubahan", "jam_kerja", "jam_khusus", "syarat"];

/// What a citizen may bring about at most, on what is their own; the conversation by what `/hapusdata` takes away.
const OF_WARGA: &[&str] = &[
    "permohonan",
    "riwayat",
    "berkas",
    "pihak",
    "perbaikan",
    "claim",
    "berhenti",
    "data_key",
    "destruction",
    "dialog",
];

/// The rules that this case breaks.
pub(crate) fn broken(tried: &Tried<'_>) -> Vec<String> {
    let Tried { case, role, tahap, outcome } = tried;
    let mut wrong = Vec::new();
    let mut rule = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{what}: {} by {} at {tahap}; written {:?}", case.name, role.name(), outcome.written));
        }
    };
    let wrote = |table: &str| outcome.written.iter().any(|one| one == table);
    let wrote_any = |tables: &[&str]| tables.iter().any(|table| wrote(table));

    let keeper = matches!(role.peran(), Some(Peran::Admin | Peran::Kasi));
    let admin = role.peran() == Some(Peran::Admin);
    let states = *role == Role::Recipient || role.is_staf();
    let holds = role.checks() || *role == Role::ReceiverPlh || role.peran() == Some(Peran::Dispendukcapil);
    rule(step_is_theirs(*role, outcome.from, outcome.to), "a step of the SOP is done by whom it belongs to");
    rule(states || !wrote("pernyataan"), "only staf and the officer state");
    rule(role.is_staf() || !wrote("pengiriman"), "only staf send");
    rule(
        *role == Role::Recipient || !wrote_any(&["pengiriman_terima", "pengembalian"]),
        "a pengiriman is answered by the officer whose it is",
    );
    rule(admin || !wrote("petugas"), "only an admin takes rights away");
    rule(keeper || !wrote_any(&["undangan", "pelaksana"]), "only Kasi and admin invite and name who stands in");
    rule(admin || !wrote_any(OF_ADMIN), "only an admin changes kalender and lists");
    rule(holds || !wrote("tunda"), "a hold is of the Kasi and of Dispendukcapil");
    let takes_out = role.checks() || *role == Role::ReceiverPlh || admin;
    rule(takes_out || !outcome.takes_the_book(), "the book is taken out by the Kasi, who stands in, and admin");
    rule(takes_out || !outcome.shows_figures(), "figures are for the Kasi, who stands in, and admin");
    let sees_all = role.checks() || *role == Role::ReceiverPlh;
    rule(sees_all || !outcome.takes_all_numbers(), "in full it is taken out by the Kasi and who stands in");
    rule(role.peran().is_some() || !wrote_any(&["disclosure", "pencarian"]), "a citizen opens and searches nothing");
    if matches!(role, Role::Stranger | Role::Former) {
        let own = case.name == "[Choice: Send]"; // an application of their own, which anybody may make
        rule(own || !wrote_any(REGISTER), "who has nothing to do with it changes nothing in the register");
    }
    if role.peran().is_none() {
        let other = outcome.written.iter().find(|table| !OF_WARGA.contains(&table.as_str()));
        rule(other.is_none(), "a citizen reaches no action of the office");
    }
    for chat in outcome.chats() {
        for reader in readers(*role, chat) {
            may_read(tried, reader, &outcome.read_by(chat), &mut rule);
        }
    }
    wrong
}

/// Who reads in a chat: whoever acts, or everybody to whom the chat may belong.
fn readers(acting: Role, chat: i64) -> Vec<Role> {
    if acting.chat() == chat {
        return vec![acting];
    }
    Role::ALL.iter().copied().filter(|role| role.chat() == chat && !role.is_plh()).collect()
}

/// What a message may hold for who reads it.
fn may_read(tried: &Tried<'_>, reader: Role, text: &str, rule: &mut impl FnMut(bool, &str)) {
    // Of this permohonan in the tahap that it has after what was done; of the others in theirs.
    let after = |tahap: TahapKind| if tahap == tried.outcome.from { tried.outcome.to } else { Some(tahap) };
    for &tahap in TahapKind::ALL {
        let Some(stands) = after(tahap) else { continue };
        let holds = |value: &str| text.contains(value);
        let full = holds(&nik(tahap));
        let any = personal(tahap).iter().any(|value| holds(value));
        match reader {
            Role::Stranger | Role::Former | Role::Admin => {
                rule(!any, "whoever has nothing to do with it reads nothing personal");
            }
            Role::Officer => rule(!any, "an officer reads nothing of what was sent to another one"),
            Role::Recipient => {
                rule(!full || stands == TahapKind::Dikirim, "the officer gets data when it is sent, and not before");
            }
            Role::Kasi | Role::Plh | Role::ReceiverPlh | Role::AdminPlh | Role::Receiver | Role::Staf => rule(
                !full || (reader.is_staf() && matches!(stands, TahapKind::Lengkap | TahapKind::Dientri)),
                "the full NIK is shown to staf who enter and send, and to no other desk",
            ),
            Role::Pemohon => {}
        }
        let shown_to_desk = full && reader.peran().is_some() && reader == tried.role;
        let recorded = tried.outcome.written.iter().any(|table| table == "disclosure");
        rule(!shown_to_desk || recorded, "what shows a person in full is recorded");
    }
    let recipient_reads = reader == Role::Recipient && tried.outcome.to == Some(TahapKind::Dikirim);
    rule(
        !text.contains(KK) || recipient_reads || reader.is_staf() || reader == Role::Pemohon,
        "the number of the KK goes with the NIK",
    );
}

/// The tables that nobody wrote: then the rules about them say nothing.
const RULED: &[&str] = &[
    "pernyataan",
    "pengiriman",
    "pengiriman_terima",
    "pengembalian",
    "petugas",
    "undangan",
    "pelaksana",
    "tunda",
    "perbaikan",
    "pengambilan",
    "kalender",
    "kalender_perubahan",
    "syarat",
    "register_block",
    "register_void",
    "disclosure",
    "pencarian",
];

/// The tables of [`RULED`] that nobody wrote.
pub(crate) fn not_written(all: &[Tried<'_>]) -> Vec<&'static str> {
    let wrote = |table: &str| all.iter().any(|one| one.outcome.written.iter().any(|written| written == table));
    RULED.iter().copied().filter(|table| !wrote(table)).collect()
}

/// The steps that nobody did: then the rules about them say nothing.
pub(crate) fn not_done(all: &[Tried<'_>]) -> Vec<(TahapKind, TahapKind)> {
    use TahapKind::{Diajukan, Dibatalkan, Dientri, Dikirim, Diterima, Lengkap, TidakLengkap};
    let open = [Diajukan, Diterima, TidakLengkap, Lengkap, Dientri];
    let steps =
        [(Diajukan, Diterima), (Diterima, Lengkap), (Diterima, TidakLengkap), (Lengkap, Dientri), (Dientri, Dikirim)];
    let closings = open.map(|from| (from, Dibatalkan));
    let was_done = |step: &(TahapKind, TahapKind)| {
        all.iter().any(|one| (one.outcome.from, one.outcome.to) == (step.0, Some(step.1)))
    };
    steps.into_iter().chain(closings).filter(|step| !was_done(step)).collect()
}

/// Whether whoever moved it from one tahap to another is whom the SOP names for it.
fn step_is_theirs(role: Role, from: TahapKind, to: Option<TahapKind>) -> bool {
    use TahapKind::{Diajukan, Dibatalkan, Dientri, Dikirim, Diterima, Lengkap, TidakLengkap};
    match (from, to) {
        (from, Some(to)) if from == to => true,
        (Diterima, Some(Lengkap | TidakLengkap)) => role.checks(),
        (Diajukan | TidakLengkap, Some(Diterima)) | (Lengkap, Some(Dientri)) | (Dientri, Some(Dikirim)) => {
            role.is_staf()
        }
        (Diajukan | Diterima | TidakLengkap | Lengkap | Dientri, Some(Dibatalkan)) => {
            role.is_staf() || role.checks() || role == Role::Pemohon
        }
        // forgotten at the word of whose it is: by chat, or at the counter
        (Dibatalkan, None) => role == Role::Pemohon || role.is_staf() || role.checks(),
        (_, _) => false,
    }
}
