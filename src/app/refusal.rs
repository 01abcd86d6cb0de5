//! Refusals as answers for people: what is in the way, and what to do instead.

use crate::domain::berkas::SyaratKode;
use crate::domain::langkah::Refusal;
use crate::domain::permohonan::Permohonan;
use crate::pesan::Pesan;
use crate::pesan::meja::Meja;
use crate::pesan::nomor::Nomor;
use crate::pesan::pengiriman::PengirimanText;
use crate::pesan::perbaikan::PerbaikanText;
use crate::pesan::umum::Umum;
use crate::pesan::warga::Warga;

/// For a petugas.
#[must_use]
pub fn for_petugas(p: &Permohonan, refusal: &Refusal) -> Pesan {
    let kode = p.kode;
    match refusal {
        Refusal::NotYourRole(peran) => Meja::RefusedRole { peran: *peran },
        // Too many chats, or a request that is open or not there, is no answer to a command of a petugas.
        Refusal::NotYours
        | Refusal::TooManyChats
        | Refusal::PemohonNotAgreed
        | Refusal::PerbaikanOpen
        | Refusal::UnknownPerbaikan => Meja::NotFound { kode },
        Refusal::NoCorrections => return PerbaikanText::LastKoreksi { kode }.into(),
        Refusal::NotReceived => Meja::RefusedNotReceived { kode },
        Refusal::Returned => Meja::RefusedReturned { kode },
        Refusal::NotApproved => Meja::RefusedNotApproved { kode },
        Refusal::NotEntered => Meja::RefusedNotEntered { kode },
        Refusal::AlreadyApproved => Meja::RefusedAlreadyApproved { kode },
        Refusal::WithKasi => Meja::RefusedWithKasi { kode },
        Refusal::AlreadySent => Meja::RefusedAlreadySent { kode },
        Refusal::NotSent => Meja::RefusedNotSent { kode },
        Refusal::SentBack => return PengirimanText::RefusedSentBack { kode }.into(),
        Refusal::Ended => return PengirimanText::RefusedEnded { kode }.into(),
        Refusal::DeclinedSinceSentBack => return PengirimanText::RefusedDeclined { kode }.into(),
        Refusal::NotDeclined => return PengirimanText::RefusedNotDeclined { kode }.into(),
        Refusal::Closed => Meja::RefusedClosed { kode },
        Refusal::NumbersMissing => Meja::RefusedNumbersMissing { kode },
        Refusal::NumbersKnown => Meja::RefusedNumbersKnown { kode },
        Refusal::NumbersInEntri => Meja::RefusedNumbersInEntri { kode },
        Refusal::HasNumber => return Nomor::HasNumber { kode }.into(),
        Refusal::PaperInFuture => return Nomor::InFuture.into(),
        Refusal::PaperOtherYear => return Nomor::OtherYear.into(),
        Refusal::PaperBeforeRequest(waktu) => return Nomor::BeforeRequest { waktu: *waktu }.into(),
        Refusal::NotHeld(missing) => Meja::RefusedNotHeld { kode, daftar: names(p, missing) },
        Refusal::ReceivedBySame => Meja::RefusedSamePerson { kode },
        Refusal::NothingNamed => Meja::RefusedNothingNamed { kode },
        Refusal::UnknownSyarat => Meja::RefusedUnknownSyarat { kode },
        Refusal::TextMissing => Meja::RefusedTextMissing { kode },
        Refusal::NotAsked => Meja::RefusedNotAsked { kode },
        Refusal::NotARecipient => Meja::RefusedNotARecipient { kode },
        Refusal::NotTheRecipient => Meja::RefusedNotTheRecipient { kode },
        Refusal::InFuture => Meja::RefusedInFuture { kode },
        Refusal::BeforeSent => Meja::RefusedBeforeSent { kode },
        Refusal::NotTicked => Meja::RefusedNotTicked { kode },
        Refusal::LetterMissing => Meja::RefusedLetterMissing { kode },
        Refusal::SameNumbers => Meja::RefusedSameNumbers { kode },
    }
    .into()
}

/// For pemohon and pelapor.
#[must_use]
pub fn for_warga(p: &Permohonan, refusal: &Refusal) -> Pesan {
    let kode = p.kode;
    match refusal {
        Refusal::NotYours => Umum::NotFound { kode: kode.to_string() }.into(),
        Refusal::AlreadySent => Warga::TarikTooLate { kode, nama: p.nama() }.into(),
        Refusal::Closed => Warga::TarikAlready { kode, nama: p.nama(), waktu: p.since() }.into(),
        Refusal::NotYourRole(_)
        | Refusal::NotReceived
        | Refusal::Returned
        | Refusal::NotApproved
        | Refusal::NotEntered
        | Refusal::AlreadyApproved
        | Refusal::WithKasi
        | Refusal::NotSent
        | Refusal::SentBack
        | Refusal::Ended
        | Refusal::DeclinedSinceSentBack
        | Refusal::NotDeclined
        | Refusal::NumbersMissing
        | Refusal::NumbersKnown
        | Refusal::NumbersInEntri
        | Refusal::HasNumber
        | Refusal::PaperInFuture
        | Refusal::PaperOtherYear
        | Refusal::PaperBeforeRequest(_)
        | Refusal::NotHeld(_)
        | Refusal::ReceivedBySame
        | Refusal::NothingNamed
        | Refusal::UnknownSyarat
        | Refusal::TextMissing
        | Refusal::NotAsked
        | Refusal::NotARecipient
        | Refusal::NotTheRecipient
        | Refusal::InFuture
        | Refusal::BeforeSent
        | Refusal::NotTicked
        | Refusal::LetterMissing
        | Refusal::TooManyChats
        | Refusal::PemohonNotAgreed
        | Refusal::SameNumbers
        | Refusal::PerbaikanOpen
        | Refusal::UnknownPerbaikan
        | Refusal::NoCorrections => Warga::LengkapiNotNow { kode, nama: p.nama(), tahap: p.tahap.kind() }.into(),
    }
}

fn names(p: &Permohonan, syarat: &[SyaratKode]) -> Vec<Pesan> {
    let nama = |kode: &SyaratKode| p.checklist.syarat(kode).map_or_else(|| kode.to_string(), |s| s.nama.clone());
    syarat.iter().map(|kode| Warga::SyaratLine { syarat: nama(kode) }.into()).collect()
}
