//! Typed commands, and the menus of commands per role.

use teloxide::payloads::SetMyCommands;
use teloxide::types::{BotCommand, BotCommandScope, Recipient};

use super::api::{Api, CALL_TIMEOUT};
use crate::app::inbound::{Command, Incoming};
use crate::domain::petugas::{ChatId, Peran};
use crate::locale::Locale;

/// A text: a command, or anything else. `/status@another_bot` is not for us.
#[must_use]
pub fn parse(text: &str, bot_username: &str) -> Incoming {
    let Some(line) = text.trim_start().strip_prefix('/') else { return Incoming::Text(text.to_owned()) };
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default();
    let (name, to) = name.split_once('@').unwrap_or((name, bot_username));
    if !to.eq_ignore_ascii_case(bot_username) {
        return Incoming::Nothing;
    }
    Command::named(&name.to_lowercase(), &words.collect::<Vec<_>>()).map_or(Incoming::UnknownCommand, Incoming::Command)
}

/// The commands that a citizen sees in Telegram's menu.
const WARGA: [&str; 11] = [
    "ajukan",
    "status",
    "lengkapi",
    "tarik",
    "syarat",
    "bantuan",
    "batal",
    "berhenti",
    "dataku",
    "ubahdata",
    "hapusdata",
];

/// The commands of a role, before those of a citizen.
fn of_peran(peran: Peran) -> &'static [&'static str] {
    match peran {
        Peran::Staf => &[
            "antrean",
            "daftarkan",
            "periksa",
            "ambil",
            "lepas",
            "terima",
            "kertas",
            "entri",
            "kirim",
            "nyatakan",
            "tutup",
            "hapus",
            "perbaikan",
            "cari",
            "waktu",
        ],
        Peran::Kasi => &[
            "antrean",
            "periksa",
            "ambil",
            "lepas",
            "lengkap",
            "kurang",
            "tutup",
            "hapus",
            "perbaikan",
            "petugas",
            "undang",
            "pelaksana",
            "kalender",
            "register",
            "laporan",
            "nomor",
            "cari",
            "waktu",
            "tunda",
        ],
        Peran::Dispendukcapil => &["antrean", "periksa", "nyatakan", "cari", "waktu", "tunda"],
        Peran::Admin => {
            &["petugas", "undang", "nonaktif", "pelaksana", "kalender", "ubahsyarat", "register", "laporan", "nomor"]
        }
    }
}

/// What who stands in for the Kasi has beside the commands of their own role.
fn of_plh(peran: Option<Peran>) -> &'static [&'static str] {
    match peran {
        Some(Peran::Staf) => &["lengkap", "kurang", "tunda", "register", "laporan", "nomor"],
        Some(Peran::Admin) => {
            &["antrean", "periksa", "ambil", "lepas", "lengkap", "kurang", "tutup", "hapus", "waktu", "tunda"]
        }
        Some(Peran::Kasi | Peran::Dispendukcapil) | None => &[],
    }
}

/// The menu of a role; of a citizen without one.
#[must_use]
pub fn menu(peran: Option<Peran>, plh: bool, locale: Locale) -> Vec<BotCommand> {
    let own = peran.map_or(&[][..], of_peran);
    let beside = if plh { of_plh(peran) } else { &[] };
    own.iter()
        .chain(beside)
        .chain(&WARGA)
        .map(|&name| BotCommand::new(name, locale.text(&format!("menu-{name}"))))
        .collect()
}

/// The menu of one chat.
pub fn chat_menu(chat: ChatId, (peran, plh): (Option<Peran>, bool), locale: Locale) -> SetMyCommands {
    let chat_id = Recipient::Id(teloxide::types::ChatId(chat.0));
    let mut payload = SetMyCommands::new(menu(peran, plh, locale));
    payload.scope = Some(BotCommandScope::Chat { chat_id });
    payload
}

/// The menu of all private chats. Best effort: without it, typing works as well.
pub async fn set_default_menu(api: &Api, locale: &Locale) {
    let mut payload = SetMyCommands::new(menu(None, false, *locale));
    payload.scope = Some(BotCommandScope::AllPrivateChats);
    if let Err(error) = api.call(&payload, CALL_TIMEOUT).await {
        tracing::warn!(kind = error.kind(), "the menu of commands could not be set");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("/status", Command::Status(None))]
    #[case("/STATUS@sooko_bot k7-4mqx-p", Command::Status(Some("k7-4mqx-p".into())))]
    #[case("/cek K7 4MQX P", Command::Status(Some("K74MQXP".into())))]
    #[case("/start u_abc", Command::Start(Some("u_abc".into())))]
    #[case("/kirim A B", Command::Kirim(vec!["A".into(), "B".into()]))]
    #[case("/cari siti  aminah", Command::Cari(Some("siti aminah".into())))]
    #[case("/cari", Command::Cari(None))]
    #[case("/tunda", Command::Tunda(None))]
    #[case("/waktu K7 4MQX P", Command::Waktu(Some("K74MQXP".into())))]
    #[case("/undang kasi", Command::Undang(Some(Peran::Kasi)))]
    #[case("/undang raja", Command::Undang(None))]
    fn commands_as_people_type_them(#[case] text: &str, #[case] command: Command) {
        assert_eq!(parse(text, "sooko_bot"), Incoming::Command(command));
    }

    #[test]
    fn other_bots_and_unknown_commands() {
        assert_eq!(parse("/status@other_bot", "sooko_bot"), Incoming::Nothing);
        assert_eq!(parse("/apaini", "sooko_bot"), Incoming::UnknownCommand);
        assert_eq!(parse("halo /status", "sooko_bot"), Incoming::Text("halo /status".into()));
    }

    #[test]
    fn every_command_in_a_menu_can_be_typed_and_is_described() {
        let menus = Peran::ALL.iter().map(|&p| Some(p)).chain([None]);
        for entry in menus.flat_map(|peran| [menu(peran, false, Locale::Id), menu(peran, true, Locale::Id)].concat()) {
            assert!(Command::named(&entry.command, &[]).is_some(), "{}", entry.command);
            assert!(!entry.description.starts_with("menu-"), "{} has no description", entry.command);
            assert!(entry.description.chars().count() <= 256);
        }
    }
}
