//! Stands between the bot and PostgreSQL, passes every byte on, and writes down each round trip.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use drills::line::UnixEnd;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};

/// What one round trip asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RoundTrip {
    /// A simple query: `BEGIN`, `COMMIT`.
    Query(String),
    /// A prepared statement ran.
    Execute(String),
    /// A statement was prepared; once for each connection.
    Prepare(String),
}

/// The proxy; ends with the test.
#[derive(Clone, Debug)]
pub(crate) struct Proxy {
    log: Arc<Mutex<Vec<RoundTrip>>>,
    /// Milliseconds until what the bot says arrives.
    way: Arc<AtomicU64>,
    pub(crate) url: String,
    _folder: Arc<local_postgres::testing::TempFolder>,
}

impl Proxy {
    /// Before the server of this URL, which names a folder of sockets.
    pub(crate) async fn before(url: &str) -> Self {
        let UnixEnd { listener, target, url, folder } = UnixEnd::of(url).await;
        let log = Arc::new(Mutex::new(Vec::new()));
        let way = Arc::new(AtomicU64::new(0));
        tokio::spawn(accept(listener, target, (log.clone(), way.clone())));
        Self { log, way, url, _folder: folder }
    }

    /// What the bot says arrives so much later.
    pub(crate) fn delay(&self, way: Duration) {
        self.way.store(way.as_millis().try_into().unwrap(), Ordering::Relaxed);
    }

    /// What was asked since the last time.
    pub(crate) fn take(&self) -> Vec<RoundTrip> {
        std::mem::take(&mut *self.log.lock().unwrap())
    }
}

async fn accept(listener: UnixListener, target: PathBuf, (log, way): (Arc<Mutex<Vec<RoundTrip>>>, Arc<AtomicU64>)) {
    while let Ok((bot, _)) = listener.accept().await {
        let server = UnixStream::connect(&target).await.unwrap();
        let (mut from_bot, mut to_bot) = bot.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_bot).await });
        let mut reader = Reader { log: log.clone(), ..Reader::default() };
        let way = way.clone();
        tokio::spawn(async move {
            let mut chunk = vec![0; 64 * 1024];
            while let Ok(n @ 1..) = from_bot.read(&mut chunk).await {
                reader.read(&chunk[..n]);
                tokio::time::sleep(Duration::from_millis(way.load(Ordering::Relaxed))).await;
                if to_server.write_all(&chunk[..n]).await.is_err() {
                    return;
                }
            }
        });
    }
}

/// Reads the frontend's messages of one connection.
#[derive(Debug, Default)]
struct Reader {
    log: Arc<Mutex<Vec<RoundTrip>>>,
    rest: Vec<u8>,
    started: bool,
    prepared: HashMap<String, String>,
    now: Option<RoundTrip>,
    bound: String,
}

impl Reader {
    fn read(&mut self, bytes: &[u8]) {
        self.rest.extend_from_slice(bytes);
        while let Some((kind, body)) = self.next() {
            self.message(kind, &body);
        }
    }

    /// The next whole message; the first of a connection has no kind.
    fn next(&mut self) -> Option<(u8, Vec<u8>)> {
        let head = usize::from(self.started);
        let length = u32::from_be_bytes(self.rest.get(head..head + 4)?.try_into().unwrap()) as usize;
        let whole: Vec<u8> = self.rest.get(..head + length)?.to_vec();
        self.rest.drain(..head + length);
        let kind = if self.started { whole[0] } else { 0 };
        self.started = true;
        Some((kind, whole[head + 4..].to_vec()))
    }

    fn message(&mut self, kind: u8, body: &[u8]) {
        match kind {
            b'P' => {
                let (name, sql) = (text(body, 0), text(body, 1));
                self.now = Some(RoundTrip::Prepare(sql.clone()));
                self.prepared.insert(name, sql);
            }
            b'B' => self.bound = self.prepared.get(&text(body, 1)).cloned().unwrap_or_default(),
            b'E' => self.now = Some(RoundTrip::Execute(self.bound.clone())),
            b'S' => self.log.lock().unwrap().extend(self.now.take()),
            b'Q' => self.log.lock().unwrap().push(RoundTrip::Query(text(body, 0))),
            _ => {}
        }
    }
}

/// The n-th text of a message, each ended by a zero.
fn text(body: &[u8], n: usize) -> String {
    String::from_utf8_lossy(body.split(|b| *b == 0).nth(n).unwrap_or_default()).into_owned()
}
