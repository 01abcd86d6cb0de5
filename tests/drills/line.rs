//! A line to the Bot API that can go dead: every byte passes, until none does and nobody is told.

use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The line; ends with the test.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) url: String,
    dead: Arc<watch::Sender<bool>>,
}

impl Line {
    /// To the server of this address.
    pub(crate) async fn to(base_url: &str) -> Self {
        let target = base_url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let dead = Arc::new(watch::channel(false).0);
        let heard = dead.clone();
        tokio::spawn(async move {
            while let Ok((bot, _)) = listener.accept().await {
                let server = TcpStream::connect(&target).await.unwrap();
                let ((from_bot, to_bot), (from_server, to_server)) = (bot.into_split(), server.into_split());
                tokio::spawn(carry(from_bot, to_server, heard.subscribe()));
                tokio::spawn(carry(from_server, to_bot, heard.subscribe()));
            }
        });
        Self { url, dead }
    }

    /// From now on nothing passes; connections stay open.
    pub(crate) fn go_dead(&self) {
        self.dead.send_replace(true);
    }
}

async fn went_dead(dead: &mut watch::Receiver<bool>) {
    drop(dead.wait_for(|dead| *dead).await);
}

async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut dead: watch::Receiver<bool>) {
    let mut chunk = vec![0; 64 * 1024];
    loop {
        tokio::select! {
            biased;
            () = went_dead(&mut dead) => std::future::pending().await,
            read = from.read(&mut chunk) => match read {
                Ok(n @ 1..) if to.write_all(&chunk[..n]).await.is_ok() => {}
                Ok(_) | Err(_) => return,
            },
        }
    }
}
