//! Which statements an update costs, by the server's own count.

use std::fmt;

use sqlx::{Connection as _, PgConnection, Row as _};

/// So many are shown.
const SHOWN: i64 = 14;

/// One of them.
struct Statement {
    /// The first words that tell it from others.
    words: String,
    calls: f64,
    /// Milliseconds of the server, for each call,
    mean: f64,
    /// and for each update.
    each: f64,
}

/// The dearest statements, and how many there were for each update.
pub(crate) struct Statements {
    dearest: Vec<Statement>,
    a_update: f64,
}

impl Statements {
    /// Counts from now on.
    pub(crate) async fn reset(url: &str) -> anyhow::Result<()> {
        let mut connection = PgConnection::connect(url).await?;
        sqlx::query("select pg_stat_statements_reset()").execute(&mut connection).await?;
        Ok(())
    }

    pub(crate) async fn since_reset(url: &str, updates: f64) -> anyhow::Result<Self> {
        let mut connection = PgConnection::connect(url).await?;
        let own = "dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'";
        let all = format!("select coalesce(sum(calls), 0)::float8 from pg_stat_statements where {own}");
        let calls: f64 = sqlx::query_scalar(sqlx::AssertSqlSafe(all)).fetch_one(&mut connection).await?;
        let dearest = format!(
            "select regexp_replace(left(query, 400), '\\s+', ' ', 'g') as words, calls::float8, mean_exec_time,
                 total_exec_time from pg_stat_statements where {own} order by total_exec_time desc limit {SHOWN}"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(dearest)).fetch_all(&mut connection).await?;
        let statement = |row: &sqlx::postgres::PgRow| -> sqlx::Result<Statement> {
            let (words, total): (String, f64) = (row.try_get("words")?, row.try_get("total_exec_time")?);
            let (calls, mean): (f64, f64) = (row.try_get("calls")?, row.try_get("mean_exec_time")?);
            Ok(Statement {
                words: words.chars().take(90).collect(),
                calls: calls / updates,
                mean,
                each: total / updates,
            })
        };
        let dearest = rows.iter().map(statement).collect::<sqlx::Result<_>>()?;
        Ok(Self { dearest, a_update: calls / updates })
    }
}

impl fmt::Display for Statements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  statements for each update of ours: {:.2}; the dearest:", self.a_update)?;
        writeln!(f, "  {:>8}{:>10}{:>12}", "calls", "ms", "ms/update")?;
        for Statement { words, calls, mean, each } in &self.dearest {
            writeln!(f, "  {calls:>8.3}{mean:>10.3}{each:>12.4}  {words}")?;
        }
        Ok(())
    }
}
