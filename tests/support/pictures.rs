//! Pictures and PDFs as people send them, good and bad.

use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use layanan_ktp::latihan::sheet::{drawn, jpeg, photo};

/// A sheet that can be read; each number is another one.
pub fn good(n: u32) -> Vec<u8> {
    photo(n)
}

/// The camera moved.
pub fn blurred(n: u32) -> Vec<u8> {
    jpeg(&DynamicImage::ImageLuma8(drawn(n)).blur(4.0).into_luma8())
}

/// Taken at night.
pub fn dark(n: u32) -> Vec<u8> {
    changed(n, |pixel| pixel / 4)
}

/// The lamp shone on it.
pub fn pale(n: u32) -> Vec<u8> {
    changed(n, |pixel| 215 + pixel / 6)
}

/// A picture of a picture, cut out.
pub fn small(n: u32) -> Vec<u8> {
    jpeg(&DynamicImage::ImageLuma8(drawn(n)).thumbnail(320, 240).into_luma8())
}

/// A table, and no paper on it.
pub fn empty(brightness: u8) -> Vec<u8> {
    jpeg(&GrayImage::from_pixel(640, 480, Luma([brightness])))
}

/// The same sheet, saved anew by another program.
pub fn saved_anew(n: u32) -> Vec<u8> {
    let picture = DynamicImage::ImageLuma8(drawn(n)).resize_exact(800, 600, image::imageops::FilterType::Triangle);
    jpeg(&picture.into_luma8())
}

/// The rest did not arrive.
pub fn cut_off(n: u32) -> Vec<u8> {
    let mut bytes = photo(n);
    bytes.truncate(bytes.len() / 2);
    bytes
}

pub fn png(n: u32) -> Vec<u8> {
    written(n, ImageFormat::Png)
}

pub fn webp(n: u32) -> Vec<u8> {
    written(n, ImageFormat::WebP)
}

fn written(n: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(drawn(n)).into_rgb8().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn changed(n: u32, change: impl Fn(u8) -> u8) -> Vec<u8> {
    let mut picture = drawn(n);
    picture.pixels_mut().for_each(|pixel| pixel.0[0] = change(pixel.0[0]));
    jpeg(&picture)
}

/// A few bytes that say to be a picture of 50,000 by 50,000.
pub fn bomb() -> Vec<u8> {
    png_that_says(50_000, [8, 2])
}

/// Not too many pixels, but each takes eight bytes: 288 MB.
pub fn heavy() -> Vec<u8> {
    png_that_says(6_000, [16, 6])
}

/// A JPEG of a kind that hardly any program makes (arithmetic coding).
pub fn rare_jpeg() -> Vec<u8> {
    let mut bytes = photo(1);
    let at = bytes.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    bytes[at + 1] = 0xc9;
    bytes
}

/// A square PNG of this side; its bits a sample and its kind of colour.
fn png_that_says(side: u32, kind: [u8; 2]) -> Vec<u8> {
    let mut bytes = png(1);
    let side = side.to_be_bytes();
    bytes[16..20].copy_from_slice(&side);
    bytes[20..24].copy_from_slice(&side);
    bytes[24..26].copy_from_slice(&kind);
    let sum = crc32(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&sum);
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| if s & 1 == 1 { s >> 1 ^ 0xedb8_8320 } else { s >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

/// A PDF of one page.
pub fn pdf(n: u32) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n% {n}\n\
         trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    )
    .into_bytes()
}

/// A PDF that asks for a password.
pub fn locked_pdf(n: u32) -> Vec<u8> {
    let (owner, user, id) = (
        "22c6b0af4ed8d1fc47db949e476fabd8064c4df030f0ec0e1b429da253c40cbe",
        "e46a75049ebe6ad429a4aac3f44ab87528bf4e5e4e758a4164004e56fffa0108",
        "49c3090a0269c45d1a7abe72153fbef3",
    );
    encrypted(n, (owner, user, id))
}

/// A PDF that is encrypted against changes only.
pub fn unlocked_pdf(n: u32) -> Vec<u8> {
    let (owner, user, id) = (
        "7818969073c43a959c958486cd1febb4282c1bb91a99daa01a4e828c5fa9e5eb",
        "16b7156c3548c8e458a5bd60f1784b5628bf4e5e4e758a4164004e56fffa0108",
        "c41287d857e983c806dd2ec629c018fc",
    );
    encrypted(n, (owner, user, id))
}

fn encrypted(n: u32, (owner, user, id): (&str, &str, &str)) -> Vec<u8> {
    let dictionary = format!("<</Filter/Standard/V 2/R 3/Length 128/P 4294967292/O<{owner}>/U<{user}>>>");
    let locked =
        String::from_utf8(replaced(n, "/Root 1 0 R", &format!("/Root 1 0 R/ID[<{id}><{id}>]/Encrypt 9 0 R"))).unwrap();
    locked.replacen("trailer", &format!("9 0 obj{dictionary}endobj\ntrailer"), 1).into_bytes()
}

/// A PDF without a page.
pub fn empty_pdf(n: u32) -> Vec<u8> {
    replaced(n, "/Type/Page/", "/Type/Font/")
}

/// A PDF whose end is missing.
pub fn cut_off_pdf(n: u32) -> Vec<u8> {
    replaced(n, "startxref\n9\n%%EOF\n", "")
}

fn replaced(n: u32, part: &str, by: &str) -> Vec<u8> {
    String::from_utf8(pdf(n)).unwrap().replace(part, by).into_bytes()
}

/// A sheet that takes a quarter of the picture, on a dark table.
pub fn on_a_table(n: u32) -> Vec<u8> {
    let mut table = GrayImage::from_pixel(1280, 960, Luma([30]));
    image::imageops::overlay(&mut table, &drawn(n), 300, 200);
    jpeg(&table)
}

/// The same sheet from so near that its letters are large.
pub fn from_near(n: u32) -> Vec<u8> {
    let part = DynamicImage::ImageLuma8(drawn(n)).crop_imm(100, 100, 320, 240);
    jpeg(&part.resize_exact(1280, 960, image::imageops::FilterType::CatmullRom).into_luma8())
}

/// A photo as a telephone takes it: held upright, with where, when and by what.
pub fn with_exif(n: u32) -> Vec<u8> {
    let photo = photo(n);
    // TIFF, little endian: one table of three entries (who made it, how it was held, where the table of the place stands).
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    tiff.extend(b"\x0f\x01\x02\0\x0c\0\0\0\x32\0\0\0"); // make: 12 letters at 50
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"); // orientation: 6, a quarter to the right
    tiff.extend(b"\x25\x88\x04\0\x01\0\0\0\x3e\0\0\0"); // GPS at 62
    tiff.extend(b"\0\0\0\0");
    tiff.extend(b"KameraContoh");
    tiff.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0S\0\0\0\0\0\0\0"); // south
    let mut app1 = b"Exif\0\0".to_vec();
    app1.extend(tiff);
    let length = u16::try_from(app1.len() + 2).unwrap().to_be_bytes();
    let comment = b"\xff\xfe\0\x0fRahasiaKamera";
    [&photo[..2], b"\xff\xe1", &length, &app1, comment, &photo[2..]].concat()
}

/// A photo that has this many bytes: the rest are comments, as programs for pictures leave them.
pub fn photo_of_size(n: u32, bytes: usize) -> Vec<u8> {
    let photo = photo(n);
    let mut padding = bytes - photo.len();
    let mut comments = Vec::with_capacity(padding);
    while padding > 0 {
        let mut length = padding.min(60_000);
        if padding - length > 0 && padding - length < 4 {
            length -= 4; // the last one has a marker and its own length, too
        }
        comments.extend(b"\xff\xfe");
        comments.extend(u16::try_from(length - 2).unwrap().to_be_bytes());
        comments.resize(comments.len() + length - 4, b'k');
        padding -= length;
    }
    [&photo[..2], &comments, &photo[2..]].concat()
}

/// A PDF that has this many bytes: the rest is what its page draws.
pub fn pdf_of_size(n: u32, bytes: usize) -> Vec<u8> {
    let with = |length: usize| {
        let drawn = format!(
            "/Contents 4 0 R>>endobj\n4 0 obj<</Length {length}>>stream\n{}\nendstream\nendobj",
            " ".repeat(length)
        );
        replaced(n, "/MediaBox[0 0 595 842]>>endobj", &format!("/MediaBox[0 0 595 842]{drawn}"))
    };
    let without = with(bytes).len() - bytes;
    with(bytes - without)
}

/// A PDF that runs a script when it is opened.
pub fn scripted_pdf(n: u32) -> Vec<u8> {
    replaced(n, "/Pages 2 0 R>>", "/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>")
}

/// The same with the name written in another way.
pub fn disguised_pdf(n: u32) -> Vec<u8> {
    replaced(n, "/Pages 2 0 R>>", "/Pages 2 0 R/OpenAction<</S/J#61vaScript/J#53(app.alert\\(1\\))>>>>")
}

/// A PDF that carries another file.
pub fn carrying_pdf(n: u32) -> Vec<u8> {
    replaced(n, "/Pages 2 0 R>>", "/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 3 0 R>>>>]>>>>>>")
}

/// A PDF that starts a program.
pub fn launching_pdf(n: u32) -> Vec<u8> {
    replaced(n, "/MediaBox", "/Annots[<</Type/Annot/Subtype/Link/A<</S/Launch/F(a.exe)>>>>]/MediaBox")
}

/// A PDF with so many pages.
pub fn long_pdf(pages: u32) -> Vec<u8> {
    let list = |of: fn(u32) -> String| (10..10 + pages).map(of).collect::<Vec<_>>().concat();
    let kids = list(|id| format!("{id} 0 R "));
    let all = list(|id| format!("{id} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"));
    let text = String::from_utf8(pdf(1)).unwrap();
    let text = text.replace("/Kids[3 0 R]/Count 1", &format!("/Kids[{}]/Count {pages}", kids.trim()));
    text.replace("% 1\n", &all).into_bytes()
}

/// A PDF that says who made it.
pub fn signed_pdf() -> Vec<u8> {
    let info = "4 0 obj<</Author(Penulis Contoh)/Producer(PabrikContoh)>>endobj\ntrailer<</Root 1 0 R/Info 4 0 R>>";
    replaced(1, "trailer<</Root 1 0 R>>", info)
}

/// A picture that is a PDF, too, to some programs.
pub fn polyglot() -> Vec<u8> {
    let photo = photo(1);
    [&photo[..2], b"\xff\xfe\0\x0b%PDF-1.4\n", &photo[2..], &pdf(1)].concat()
}
