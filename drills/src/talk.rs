//! What people do beside what is asked: they look how far it is, write nonsense, put words right, and press buttons of yesterday.

use crate::applicants::{Act, Applicant, Turn};
use crate::chance::Chance;

/// What the answer to `/status` is known by, once there is a permohonan.
const STATUS: &str = "KTP baru\nNomor register:";

/// Before they begin.
const BEFORE: [(&str, &str); 4] = [
    ("/start", "Ini layanan KTP"),
    ("/status", "Belum ada permohonan"),
    ("/syarat", "Berkas yang perlu disiapkan"),
    ("asdf qwer", "belum dapat kami pahami"),
];

/// Instead of an answer, which they give then, for it is asked for again: at which word of the application, what, and by which words it is answered.
const ASIDE: [(usize, &str, &str); 7] = [
    (4, "/tidakada", "perintah itu tidak ada"),
    (4, "halo", "Selamat datang, Bapak/Ibu.\n\nSilakan tulis nama"),
    (5, "bukan nik", "NIK hanya berisi angka"),
    (5, "123", "yang tertulis 3 angka"),
    (9, "asdf", "Yang kami perlukan sekarang fotonya"),
    (11, "asdf", "Jawaban itu tidak ada di pilihan"),
    (11, "terima kasih", "Sama-sama, Bapak/Ibu.\n\nMohon diperiksa"),
];

/// Of so many people one brings what they have promised.
const COMES: u64 = 3;

/// Makes a person of somebody who only applies.
#[must_use]
pub fn talkative(mut person: Applicant, chance: &mut Chance) -> Applicant {
    let mut turns = Vec::new();
    let mut some = |turn: Turn, turns: &mut Vec<Turn>| {
        if chance.once_in(3) {
            turns.push(turn);
        }
    };
    for (words, answer) in BEFORE {
        some(Turn::typed(words, answer), &mut turns);
    }
    for (n, turn) in person.turns.drain(..).enumerate() {
        for (_, words, answer) in ASIDE.iter().filter(|(at, ..)| *at == n) {
            some(Turn::typed(words, answer), &mut turns);
        }
        turns.push(turn);
    }
    some(Turn::typed("/status", STATUS), &mut turns);
    some(Turn { act: Act::Presses("Saya sendiri"), answer: "tidak dapat diubah di sini" }, &mut turns);
    some(Turn { act: Act::Presses("🔎 Cek status"), answer: STATUS }, &mut turns);
    some(Turn::typed("asdf qwer", "belum dapat kami pahami"), &mut turns);
    turns.push(Turn::typed("terima kasih", "Sama-sama"));
    // Several edits are answered once, and after a while: so it is the last.
    some(Turn { act: Act::Edits, answer: "Pesan yang diubah tidak kami baca" }, &mut turns);
    Applicant { turns, comes: chance.once_in(COMES), ..person }
}
