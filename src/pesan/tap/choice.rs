//! Answers in the dialogue of applying.

use serde::{Deserialize, Serialize};

use crate::domain::berkas::SyaratKode;
use crate::domain::desa::DesaKode;
use crate::domain::pemohon::{Element, Hubungan, Jenis};

/// A field of the summary that can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// For whom.
    Whom,
    /// Kind of service.
    Kind,
    /// Name.
    Nama,
    /// NIK.
    Nik,
    /// Number of the KK.
    Kk,
    /// Desa.
    Desa,
    /// Telephone number.
    Phone,
    /// Corrections.
    Elements,
    /// One correction.
    Correction(Element),
    /// Whether the KK is right already.
    KkRight,
    /// One syarat.
    Syarat(SyaratKode),
}

/// An answer to a question of applying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// Agree to the privacy notice.
    Agree,
    /// Do not agree.
    Disagree,
    /// Show the whole notice.
    NoticeMore,
    /// For oneself.
    Myself,
    /// For someone else.
    SomeoneElse,
    /// What the pelapor is to the pemohon.
    Relation(Hubungan),
    /// Kind of service.
    Kind(Jenis),
    /// Where one number was typed for NIK and KK: whether the one said before is wrong.
    BeforeWrong(bool),
    /// A desa of the kecamatan.
    Desa(DesaKode),
    /// Not of this kecamatan.
    DesaOutside,
    /// Share the telephone number that Telegram knows.
    PhoneShare,
    /// Give no telephone number.
    PhoneSkip,
    /// Choose or unchoose data to correct.
    Element(Element),
    /// All chosen.
    ElementsDone,
    /// Whether the KK is right already.
    KkRight(bool),
    /// The original of this syarat will be brought.
    Promise(SyaratKode),
    /// This syarat is left out.
    Skip(SyaratKode),
    /// The next photo is another sheet of this syarat.
    AddPage(SyaratKode),
    /// This syarat is sent anew, in place of what was sent.
    Replace(SyaratKode),
    /// The photos that are asked about are of this syarat.
    FileFor(SyaratKode),
    /// The photos that are asked about are not used.
    FileUnused,
    /// Change an answer.
    Edit(Field),
    /// Leave the answer as it was.
    Keep,
    /// At the counter: the original of this syarat is here.
    Original(SyaratKode),
    /// At the counter: this syarat comes later.
    NotYet(SyaratKode),
    /// Whether the pemohon has agreed that a perangkat desa applies.
    PemohonAgreed(bool),
    /// Send.
    Send,
}
