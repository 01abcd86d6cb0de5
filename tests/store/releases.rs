//! A program of an earlier release goes on beside this schema: what it asks of the database is still understood, and answered in the
//! same types. `tests/releases` has what each release asked; `make payloads` writes down what this one does.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, Column as _, Executor as _, SqlSafeStr as _, Statement as _, TypeInfo as _};

use crate::support::Db;

/// A query of a release.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Asked {
    query: String,
    /// The types of its columns.
    columns: Vec<String>,
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// What a description of sqlx says, with types as the server names them.
fn described(file: &Path) -> Asked {
    let whole: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let columns = whole["describe"]["columns"].as_array().unwrap();
    let name = |column: &serde_json::Value| column["type_info"].as_str().unwrap_or("?").to_uppercase();
    let columns = columns.iter().map(|column| name(column).replace("ARRAY", "[]")).collect();
    Asked { query: whole["query"].as_str().unwrap().to_owned(), columns }
}

#[test]
#[ignore = "a step of landing: RELEASE=name"]
fn write_what_this_program_asks() {
    let release = std::env::var("RELEASE").unwrap();
    let files = here().join(".sqlx").read_dir().unwrap().map(|file| file.unwrap().path());
    let all: BTreeSet<Asked> = files.map(|file| described(&file)).collect();
    let lines: String = all.iter().map(|one| serde_json::to_string(one).unwrap() + "\n").collect();
    std::fs::write(here().join(format!("tests/releases/{release}.jsonl")), lines).unwrap();
}

#[tokio::test]
async fn what_earlier_releases_ask_is_still_answered() {
    let db = Db::new().await;
    let mut connection = db.raw().await;
    let mut asked = 0;
    for file in here().join("tests/releases").read_dir().unwrap() {
        let file = file.unwrap().path();
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            let before: Asked = serde_json::from_str(line).unwrap();
            let now = (&mut connection).prepare(AssertSqlSafe(before.query.clone()).into_sql_str()).await;
            let now = now.unwrap_or_else(|error| panic!("{}: {error}\n{}", file.display(), before.query));
            let columns: Vec<String> =
                now.columns().iter().map(|column| column.type_info().name().to_uppercase()).collect();
            assert_eq!(columns, before.columns, "{}: {}", file.display(), before.query);
            asked += 1;
        }
    }
    assert!(asked > 300, "{asked}");
}

/// A program whose tables were changed by a newer one starts again: a change of version may be taken back.
#[tokio::test]
async fn tables_of_a_newer_program_are_left_to_it() {
    let db = Db::new().await;
    let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'newer', true, 'x', 1)";
    db.raw().await.execute(AssertSqlSafe(newer.to_owned())).await.unwrap();
    db.store.migrate().await.unwrap();
}
