//! The pages: one for each command, and on the first one what the command line does not know of itself.

use std::fs;
use std::io;
use std::path::Path;

use clap_mangen::roff::{Roff, bold, roman};
use clap_mangen::{Man, generate_to};

use crate::{PROGRAM, command};

/// The environment, as in README.md.
pub const ENVIRONMENT: [(&str, &str); 17] = [
    ("TELOXIDE_TOKEN", "The bot's token. Needed by serve, undang and periksa."),
    ("TELOXIDE_API_URL", "Another Bot API server than Telegram's."),
    ("DATABASE_URL", "PostgreSQL of the register. Unset: a private one in the data folder."),
    ("KUNCI_DATA", "Keys that seal personal data. Needed with DATABASE_URL; else they are made once, beside the data."),
    ("SIMPAN_BERKAS", "Where sealed files lie. Unset: the folder berkas in the data folder."),
    ("WEBHOOK_URL", "Where Telegram brings updates. Unset: they are polled."),
    ("WEBHOOK_LISTEN", "Where they come in on this machine, behind a reverse proxy; 127.0.0.1:8443 unless set."),
    ("PANTAU", "Address and port of /healthz, /readyz and /metrics. Unset: none."),
    ("LOG_BENTUK", "teks or json: how log lines are written."),
    ("RUST_LOG", "What is logged; info unless set. Personal data is logged at no level."),
    ("AWS_ENDPOINT", "Address of the bucket of SIMPAN_BERKAS. Unset: Amazon's."),
    ("AWS_REGION", "Its region."),
    ("AWS_ACCESS_KEY_ID", "Its key,"),
    ("AWS_SECRET_ACCESS_KEY", "and the secret of that."),
    ("AWS_ALLOW_HTTP", "true: a store on this machine goes without TLS."),
    ("POSTGRES_BIN_DIR", "Folder of postgres and initdb, looked at first."),
    ("LOCAL_POSTGRES_HOME", "Where PostgreSQL is unpacked for people without root."),
];

/// What the package has, and the program finds or makes.
const FILES: [(&str, &str); 4] = [
    ("/etc/layanan-ktp/layanan-ktp.env", "The environment of the service, in the Debian package."),
    ("/etc/layanan-ktp/kantor.toml", "The office profile of the service, in the Debian package."),
    (
        "/var/lib/layanan-ktp",
        "The data of the service: PostgreSQL, sealed files, and the file kunci with the keys to them.",
    ),
    (".env, kantor.toml", "Without the package: read from the folder in which the program starts."),
];

/// Writes all pages into a folder.
pub(crate) fn write(folder: &Path) -> io::Result<()> {
    generate_to(command(), folder)?;
    let first = folder.join(format!("{PROGRAM}.1"));
    let man = Man::new(command().disable_help_subcommand(true));
    man.render(&mut fs::File::create(&first)?)?;
    let mut text = fs::read(&first)?;
    more().to_writer(&mut text)?;
    fs::write(first, text)
}

/// The sections behind those of the command line.
fn more() -> Roff {
    let mut page = Roff::new();
    listed(&mut page, "ENVIRONMENT", &ENVIRONMENT);
    listed(&mut page, "FILES", &FILES);
    page.control("SH", ["EXIT STATUS"]);
    page.text([roman(
        "0: done. 1: not done, or verifikasi found that something was touched. 2: the command line is wrong.",
    )]);
    page.control("SH", ["SEE ALSO"]);
    page.text([bold("layanan-ktp-admin"), roman("(8), and what lies in /usr/share/doc/layanan-ktp")]);
    page
}

fn listed(page: &mut Roff, title: &str, entries: &[(&str, &str)]) {
    page.control("SH", [title]);
    for (name, text) in entries {
        page.control("TP", []).text([bold(*name)]).text([roman(*text)]);
    }
}
