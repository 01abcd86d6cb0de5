//! The sheet of a pengiriman: all data of each permohonan in it, as its officer needs it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rust_xlsxwriter::{DocProperties, Workbook};

use super::cells::{Cells, Formats, moment};
use super::register::PrintError;
use crate::domain::kantor::Kantor;
use crate::domain::kk::NomorKk;
use crate::domain::kode::Kode;
use crate::domain::nik::Nik;
use crate::domain::pemohon::{DataEntri, Perubahan};
use crate::domain::pengiriman::NomorEkspedisi;
use crate::domain::permohonan::Permohonan;
use crate::domain::wib::wib;
use crate::locale::Locale;
use crate::pesan::Pesan;
use crate::pesan::buku::Buku;
use crate::pesan::label::Label;
use crate::pesan::meja::Meja;
use crate::pesan::pengiriman::PengirimanText as P;

/// The row of the names of columns, and the first one of the list.
const HEAD: u32 = 4;

/// What is the same on every line.
pub struct Context<'a> {
    /// The office.
    pub kantor: &'a Kantor,
    /// The words.
    pub locale: Locale,
    /// The number of the pengiriman.
    pub nomor: NomorEkspedisi,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// To whom.
    pub penerima: &'a str,
    /// What is in it, in order: its numbers are those of the list in the chat, and of the buttons below it.
    pub isi: &'a [Kode],
    /// What of it was sent again since, and with which pengiriman.
    pub resent: &'a BTreeMap<Kode, NomorEkspedisi>,
}

/// A line.
pub struct Line<'a> {
    /// Which one.
    pub permohonan: &'a Permohonan,
    /// Its berkas, one a line.
    pub berkas: Vec<Pesan>,
}

/// Its columns: what stands above, and how wide.
fn columns() -> [(Pesan, f64); 19] {
    [
        (Buku::KolomNo.into(), 6.0),
        (Buku::KolomNomor.into(), 20.0),
        (P::KolomKode.into(), 13.0),
        (Buku::KolomJenis.into(), 18.0),
        (Buku::KolomNama.into(), 30.0),
        (Buku::KolomNik.into(), 19.0),
        (Buku::KolomKk.into(), 19.0),
        (P::KolomTempatLahir.into(), 18.0),
        (P::KolomTanggalLahir.into(), 12.0),
        (P::KolomKelamin.into(), 12.0),
        (P::KolomAlamat.into(), 30.0),
        (P::KolomRt.into(), 6.0),
        (P::KolomRw.into(), 6.0),
        (Buku::KolomDesa.into(), 16.0),
        (Buku::KolomPengantarNomor.into(), 20.0),
        (Buku::KolomPengantarTanggal.into(), 12.0),
        (P::KolomKoreksi.into(), 40.0),
        (Buku::KolomEntri.into(), 17.0),
        (P::KolomBerkas.into(), 50.0),
    ]
}

/// The sheet. What of the pengiriman has no line here was sent again since, or cannot be opened: its place says so.
///
/// # Errors
/// [`PrintError`]
pub fn sheet(context: &Context<'_>, lines: &[Line<'_>]) -> Result<Vec<u8>, PrintError> {
    let say = |sentence: &Pesan| context.locale.plain(sentence);
    let (mut workbook, formats) = (Workbook::new(), Formats::new());
    let title = say(&P::SheetTitle { nomor: context.nomor }.into());
    let created = moment(wib(context.at).naive_local())?;
    workbook.set_properties(&DocProperties::new().set_title(title.as_str()).set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(say(&P::Sheet.into()))?.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(HEAD + 1, 5)?.set_repeat_rows(HEAD, HEAD)?;
    let kecamatan = context.kantor.wilayah.kecamatan_nama().to_owned();
    let to = P::SheetTo { kecamatan, penerima: context.penerima.to_owned() }.into();
    let when = Buku::Dicetak { waktu: context.at }.into();
    for (row, text) in (0..).zip([title, say(&to), say(&when)]) {
        sheet.write_string_with_format(row, 0, text, &formats.title)?;
    }
    for (column, (name, width)) in (0..).zip(columns()) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(HEAD, column, say(&name), &formats.head)?;
    }
    for (n, &kode) in (1..).zip(context.isi) {
        let mut cells = Cells { sheet, formats: &formats, row: HEAD + n };
        match lines.iter().find(|line| line.permohonan.kode == kode) {
            Some(line) => write(&mut cells, (n, line), context)?,
            None => {
                let why = context.resent.get(&kode).map_or(P::SheetUnread, |&nomor| P::SheetResent { nomor });
                cells.number(0, f64::from(n))?;
                cells.text(2, &kode.to_string())?;
                cells.text(4, &say(&why.into()))?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn write(cells: &mut Cells<'_>, (n, line): (u32, &Line<'_>), context: &Context<'_>) -> Result<(), PrintError> {
    let (p, say) = (line.permohonan, |sentence: &Pesan| context.locale.plain(sentence));
    let lines = |all: &[Pesan]| all.iter().map(say).collect::<Vec<_>>().join("\n");
    let entri = p.entri.as_ref();
    let of = |text: fn(&DataEntri) -> &str| entri.map_or("", text);
    let pengantar = entri.and_then(|entri| entri.pengantar.as_ref());
    cells.number(0, f64::from(n))?;
    cells.text(1, &p.nomor.map(|nomor| context.kantor.nomor(nomor)).unwrap_or_default())?;
    cells.text(2, &p.kode.to_string())?;
    cells.text(3, &say(&Buku::Jenis { jenis: p.jenis }.into()))?;
    cells.text(4, p.data.nama.as_str())?;
    cells.text(5, p.data.nik().map_or("", Nik::as_str))?;
    cells.text(6, p.data.kk().map_or("", NomorKk::as_str))?;
    cells.text(7, of(|entri| &entri.tempat_lahir))?;
    cells.date(8, entri.map(|entri| entri.tanggal_lahir))?;
    cells.text(9, &entri.map(|entri| context.locale.label(&Label::Sex { sex: entri.sex })).unwrap_or_default())?;
    cells.text(10, of(|entri| &entri.alamat))?;
    cells.text(11, of(|entri| &entri.rt))?;
    cells.text(12, of(|entri| &entri.rw))?;
    cells.text(13, &context.kantor.desa_nama(&p.data.desa))?;
    cells.text(14, pengantar.map_or("", |letter| &letter.nomor))?;
    cells.date(15, pengantar.map(|letter| letter.tanggal))?;
    cells.text(16, &lines(&p.data.perubahan.iter().map(correction).collect::<Vec<_>>()))?;
    cells.moment(17, p.entered().map(|entered| entered.at))?;
    cells.text(18, &lines(&line.berkas))
}

fn correction(one: &Perubahan) -> Pesan {
    Meja::CorrectionLine { element: one.element, sekarang: one.now.clone(), seharusnya: one.should.clone() }.into()
}
