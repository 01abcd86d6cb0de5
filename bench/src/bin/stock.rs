//! The bot that this one is measured against: a stock `teloxide` dispatcher, with the state of each conversation in PostgreSQL, that
//! does the same small job. It keeps no update before it acknowledges it, sends beside the database, and seals nothing.

use sqlx::postgres::PgPoolOptions;
use sqlx::{PgPool, types::Json};
use teloxide::prelude::*;
use teloxide::types::UpdateKind;

/// Connections, as many as ours has.
const CONNECTIONS: u32 = 8;

/// What it asks, in turn.
const QUESTIONS: [&str; 12] = [
    "Sebelum mulai, mohon dibaca pemberitahuan ini.",
    "Permohonan ini untuk siapa?",
    "Silakan pilih yang ingin diurus.",
    "Silakan tulis nama lengkap.",
    "Silakan tulis NIK pemohon.",
    "Silakan tulis nomor KK pemohon.",
    "Pemohon warga desa mana?",
    "Berapa nomor telepon Bapak/Ibu?",
    "Berkas 1 dari 2.",
    "Berkas 2 dari 2.",
    "Mohon diperiksa.",
    "Permohonan tercatat.",
];

const TABLES: [&str; 2] = [
    "create table if not exists dialog (chat_id bigint primary key, state jsonb not null)",
    "create table if not exists permohonan (
         permohonan_id bigint generated always as identity primary key, chat_id bigint not null, data jsonb not null,
         at timestamptz not null default now())",
];

/// What somebody has answered so far.
type State = Vec<String>;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let pool = PgPoolOptions::new().max_connections(CONNECTIONS).connect(&std::env::var("DATABASE_URL")?).await?;
    for table in TABLES {
        sqlx::query(table).execute(&pool).await?;
    }
    sqlx::query("create index if not exists of_chat on permohonan (chat_id)").execute(&pool).await?;
    let handler = dptree::entry().branch(Update::filter_message().endpoint(hear));
    Dispatcher::builder(Bot::from_env(), handler)
        .dependencies(dptree::deps![pool])
        .default_handler(|update| async move { drop_other(&update.kind) })
        .build()
        .dispatch()
        .await;
    Ok(())
}

fn drop_other(_kind: &UpdateKind) {}

async fn hear(bot: Bot, message: Message, pool: PgPool) -> anyhow::Result<()> {
    let Some(text) = message.text() else { return Ok(()) };
    let reply = answer(&pool, message.chat.id.0, text).await?;
    bot.send_message(message.chat.id, reply).await?;
    Ok(())
}

async fn answer(pool: &PgPool, chat: i64, text: &str) -> anyhow::Result<String> {
    match text {
        "/start" => Ok("Selamat datang.".to_owned()),
        "/status" => status(pool, chat).await,
        _ => next(pool, chat, text).await,
    }
}

async fn status(pool: &PgPool, chat: i64) -> anyhow::Result<String> {
    let asked = sqlx::query_scalar("select permohonan_id from permohonan where chat_id = $1 order by 1 desc limit 1");
    let found: Option<i64> = asked.bind(chat).fetch_optional(pool).await?;
    Ok(found.map_or_else(|| "Belum ada permohonan.".to_owned(), |id| format!("Permohonan {id} diterima kantor.")))
}

async fn next(pool: &PgPool, chat: i64, text: &str) -> anyhow::Result<String> {
    let stored = sqlx::query_scalar("select state from dialog where chat_id = $1").bind(chat);
    let Json(mut state): Json<State> = stored.fetch_optional(pool).await?.unwrap_or_default();
    state.push(text.to_owned());
    let question = QUESTIONS[(state.len() - 1).min(QUESTIONS.len() - 1)];
    if state.len() < QUESTIONS.len() {
        let save = "insert into dialog (chat_id, state) values ($1, $2) on conflict (chat_id) do update set state = excluded.state";
        sqlx::query(save).bind(chat).bind(Json(&state)).execute(pool).await?;
        return Ok(question.to_owned());
    }
    let insert = sqlx::query("insert into permohonan (chat_id, data) values ($1, $2)");
    insert.bind(chat).bind(Json(&state)).execute(pool).await?;
    sqlx::query("delete from dialog where chat_id = $1").bind(chat).execute(pool).await?;
    Ok(question.to_owned())
}
