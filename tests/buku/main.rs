//! The book on paper, read back by other programs: the workbook by openpyxl, the pages by poppler, cell by cell against the
//! register. Names are such as people have, and such as somebody would type who wants to do harm.
#![expect(clippy::unwrap_used, reason = "a test ends where its preparation fails")]

mod laporan;
mod pages;
mod read;
#[path = "../support/server.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "support of tests"
)]
mod server;
mod sheet;
mod stage;
mod streamed;
