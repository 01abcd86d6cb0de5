//! A line of the bot's own to the Bot API or to PostgreSQL, which can go dead: every byte passes, until none does and nobody is told.

use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;

use local_postgres::testing::TempFolder;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::sync::watch;

/// The line. With it end its connections.
#[derive(Debug)]
pub struct Line {
    /// Where the bot finds it.
    pub url: String,
    state: watch::Sender<State>,
    _folder: Option<Arc<TempFolder>>,
}

/// How the line is: dead or not, and how often it has come alive again.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    dead: bool,
    life: u32,
}

impl Line {
    /// To the server of this address, over TCP.
    pub async fn to(base_url: &str) -> Self {
        let target = base_url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (state, seen) = watch::channel(State::default());
        tokio::spawn(while_it_lasts(seen.clone(), async move {
            while let Ok((bot, _)) = listener.accept().await {
                join(bot, TcpStream::connect(&target).await, seen.clone());
            }
        }));
        Self { url, state, _folder: None }
    }

    /// To the PostgreSQL of this URL, which names a folder of sockets.
    pub async fn to_database(url: &str) -> Self {
        let UnixEnd { listener, target, url, folder } = UnixEnd::of(url).await;
        let (state, seen) = watch::channel(State::default());
        tokio::spawn(while_it_lasts(seen.clone(), async move {
            while let Ok((bot, _)) = listener.accept().await {
                join(bot, UnixStream::connect(&target).await, seen.clone());
            }
        }));
        Self { url, state, _folder: Some(folder) }
    }

    /// From now on nothing passes; connections stay open.
    pub fn go_dead(&self) {
        self.state.send_modify(|state| state.dead = true);
    }

    /// New connections pass again. The old ones end with all that was on its way, as where a router has forgotten them.
    pub fn come_alive(&self) {
        self.state.send_modify(|state| *state = State { dead: false, life: state.life + 1 });
    }
}

/// Does the work until the line is no more.
async fn while_it_lasts(mut state: watch::Receiver<State>, work: impl Future<Output = ()>) {
    tokio::select! {
        () = work => {}
        () = async { while state.changed().await.is_ok() {} } => {}
    }
}

/// Passes on both ways of a connection; it ends at once where the server is away.
fn join<S>(bot: S, server: io::Result<S>, state: watch::Receiver<State>)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    if let Ok(server) = server {
        tokio::spawn(joined(bot, server, state));
    }
}

async fn joined<S>(mut bot: S, mut server: S, mut state: watch::Receiver<State>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let born = state.borrow_and_update().life;
    let mut passes = pin!(tokio::io::copy_bidirectional(&mut bot, &mut server));
    // Passing on is not looked after while the line is dead: no byte moves.
    while state.wait_for(|state| !state.dead).await.is_ok_and(|state| state.life == born) {
        tokio::select! {
            biased;
            _ = state.changed() => {}
            _ = &mut passes => return,
        }
    }
}

/// A folder with a socket of its own, and the one that it stands for.
#[derive(Debug)]
pub struct UnixEnd {
    /// Who connects to it connects here.
    pub listener: UnixListener,
    /// The server's own socket.
    pub target: PathBuf,
    /// The URL, with this folder in place of the server's.
    pub url: String,
    /// Goes with the last that holds it.
    pub folder: Arc<TempFolder>,
}

impl UnixEnd {
    /// Before the server of this URL.
    pub async fn of(url: &str) -> Self {
        let (host, port) = host_and_port(url);
        let folder = tokio::task::spawn_blocking(TempFolder::new).await.unwrap().unwrap();
        let name = format!(".s.PGSQL.{port}");
        let listener = UnixListener::bind(folder.path().join(&name)).unwrap();
        let target = PathBuf::from(decoded(&host)).join(&name);
        let url = url.replace(&host, &encoded(folder.path().as_os_str().as_bytes()));
        Self { listener, target, url, folder: Arc::new(folder) }
    }
}

fn host_and_port(url: &str) -> (String, String) {
    let (_, after) = url.split_once('@').unwrap();
    let (place, _) = after.split_once('/').unwrap();
    let (host, port) = place.split_once(':').unwrap();
    (host.to_owned(), port.to_owned())
}

fn encoded(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, b| text + &format!("%{b:02X}"))
}

fn decoded(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            out.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
            rest = &tail[2..];
        } else {
            out.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(out).unwrap()
}
