//! Sentences about photos and PDFs that cannot be read well: to those who sent them, and beside the file to officers.

use super::{Pesan, sentences};
use crate::domain::foto::Flaw;
use crate::domain::kode::Kode;
use crate::domain::permohonan::TahapKind;

sentences! {
    /// About photos and PDFs.
    pub enum Foto in "foto" {
        /// A sheet by its syarat; `lembar` 0: the only one.
        Sheet { syarat: String, lembar: u32 },
        /// One sheet: what is wrong, and how to do it better.
        Ask { lembaran: Box<Pesan>, flaw: Flaw },
        /// One sheet that is the same as that of another syarat.
        AskSame { lembaran: Box<Pesan>, lain: String },
        /// Several sheets at once.
        AskSeveral { daftar: Vec<Pesan> },
        /// One of several is locked.
        SeveralLocked,
        /// Several at once that nobody can open.
        AskSeveralUnopened { daftar: Vec<Pesan> },
        /// A line of it.
        Line { lembaran: Box<Pesan>, flaw: Flaw },
        /// A line of it: the same as that of another syarat.
        LineSame { lembaran: Box<Pesan>, lain: String },
        /// It was seen only after the permohonan was sent.
        Late { kode: Kode, nama: Option<String>, daftar: Vec<Pesan> },
        /// To staf, before the others: of which permohonan it is.
        OfCounter { kode: Kode },
        /// To staf: it was seen only after the berkas were received or the permohonan was registered.
        LateCounter { kode: Kode, daftar: Vec<Pesan> },
        /// The question for a sheet once more.
        AskAgain { lembaran: Box<Pesan> },
        /// Which sheet the photos are that came just now.
        AskWhich { jumlah: u32 },
        /// The same, where others came after them and wait for their turn.
        AskWhichFirst { jumlah: u32 },
        /// The photo took the place of a sheet.
        Replaced { lembaran: Box<Pesan> },
        /// The photos are not used.
        Unused,
        /// This office takes no photos by chat.
        NotTaken,
        /// The same, to staf at the counter.
        NotTakenCounter,
        /// A file that was to be sent on by an earlier program: it can be opened from the card.
        OpenAgain,
        /// This very sheet is there already.
        SheetThere { lembaran: Box<Pesan> },
        /// The photo is not kept, for nobody asks for its syarat any more.
        NotAskedNow { syarat: String },
        /// Photos that waited for their place found none before the permohonan went on; `ada` of them stand in the chat.
        NotPlaced { kode: Kode, jumlah: u32, ada: u32, tahap: TahapKind },
        /// To staf, who received it.
        NotPlacedCounter { kode: Kode, jumlah: u32 },
        /// Photos that waited for their place go with the draft.
        NotPlacedDraft { jumlah: u32, ada: u32 },
        /// The same, where nobody went on with it: they were not used and are destroyed.
        NotPlacedDestroyed { jumlah: u32, ada: u32 },
        /// Before sending: what is unclear still.
        Unclear { daftar: Vec<Pesan> },
        /// The same, where nobody can open it.
        UnclearUnopened { daftar: Vec<Pesan> },
        /// The same at the counter.
        UnclearCounter { daftar: Vec<Pesan> },
        /// A line of it.
        LineUnclear { lembaran: Box<Pesan>, cacat: Box<Pesan> },
        /// The sheet cannot be used as it is.
        NotOpened { lembaran: Box<Pesan> },
        /// The sheet is used as it is.
        Kept { lembaran: Box<Pesan> },
        /// The sheet is not there any more.
        Gone,
        /// To staf: nobody waits for another file of it.
        SentCounter { kode: Kode, syarat: String, tahap: TahapKind },
        /// The permohonan was sent meanwhile.
        Sent { kode: Kode, nama: Option<String>, syarat: String, tahap: TahapKind },
        /// To officers: what is wrong.
        Seen { flaw: Flaw },
        /// To officers: the same as that of another syarat.
        SeenSame { lain: String },
        /// To officers: what is wrong, and nothing was said to it.
        Remark { cacat: Box<Pesan> },
        /// To officers: what is wrong, and it is used all the same.
        RemarkKept { cacat: Box<Pesan> },
        /// To officers: what is wrong, and another one is coming.
        RemarkAgain { cacat: Box<Pesan> },
        /// To officers: what is wrong, and staf, who sent it, use it all the same.
        RemarkKeptCounter { cacat: Box<Pesan> },
        /// To officers: what is wrong, and staf are sending another one.
        RemarkAgainCounter { cacat: Box<Pesan> },
        /// To officers: nobody has looked at it yet.
        NotSeen,
        /// To officers: which of several sheets.
        OfSheet { lembar: u32, catatan: Box<Pesan> },
        /// Below a file that is shown, with remarks.
        Caption { kode: Kode, syarat: String, catatan: Vec<Pesan> },
        /// Below a file that was found wanting in this return.
        Old { putaran: u32 },
        /// Below a file that came instead of one that was found wanting.
        New,
    }
}
