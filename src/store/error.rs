//! What can go wrong below the use cases. Nothing here may show what a row holds.

use std::fmt;

use super::file::ObjectError;
use super::sealing::VaultError;

/// A fault of the store. Neither `Display` nor `Debug` shows data, and there is no `source` that could.
pub enum StoreError {
    /// `PostgreSQL` or the way to it.
    Database(sqlx::Error),
    /// A row that this program cannot have written.
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The key of the row, as text; nothing personal.
        id: String,
    },
    /// A write met another number of rows than it should: somebody else was faster.
    Conflict,
    /// Something could not be sealed or opened.
    Sealing(VaultError),
    /// A stored file cannot be had.
    Object(ObjectError),
    /// The migrations.
    Migrate(sqlx::migrate::MigrateError),
}

impl StoreError {
    /// The kind of fault, for logs and `last_error`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Database(sqlx::Error::Database(_)) => "database",
            Self::Database(_) => "connection",
            Self::Inconsistent { .. } => "inconsistent",
            Self::Conflict => "conflict",
            Self::Sealing(_) => "sealing",
            Self::Object(error) => error.kind(),
            Self::Migrate(_) => "migrate",
        }
    }

    /// Whether the database was away, full or busy: nothing is wrong with what was to be done, and it is done later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        // Of SQLSTATE: connection, rollback, resources, state, operator; a server that takes no writes, for another one leads; and one
        // that has waited for us in vain.
        const CLASSES: [&str; 7] = ["08", "40", "53", "55", "57", "25006", "25P03"];
        match self {
            Self::Database(sqlx::Error::Database(error)) => {
                error.code().is_some_and(|code| CLASSES.iter().any(|class| code.starts_with(class)))
            }
            Self::Database(
                sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed,
            )
            | Self::Object(ObjectError::Away)
            | Self::Sealing(VaultError::NoDayKey) => true,
            Self::Database(_)
            | Self::Inconsistent { .. }
            | Self::Conflict
            | Self::Sealing(_)
            | Self::Object(ObjectError::Missing | ObjectError::NoPlace | ObjectError::Refused)
            | Self::Migrate(_) => false,
        }
    }

    /// Whether files cannot be had from their place now, be it away, locked or unknown: nothing says that they are lost.
    #[must_use]
    pub fn is_of_place(&self) -> bool {
        match self {
            Self::Object(ObjectError::Away | ObjectError::Refused | ObjectError::NoPlace) => true,
            Self::Object(ObjectError::Missing)
            | Self::Database(_)
            | Self::Inconsistent { .. }
            | Self::Conflict
            | Self::Sealing(_)
            | Self::Migrate(_) => false,
        }
    }

    /// The name of the constraint that refused the write, if one did.
    #[must_use]
    pub fn constraint(&self) -> Option<&str> {
        match self {
            Self::Database(error) => error.as_database_error().and_then(sqlx::error::DatabaseError::constraint),
            Self::Inconsistent { .. } | Self::Conflict | Self::Sealing(_) | Self::Object(_) | Self::Migrate(_) => None,
        }
    }

    /// An impossible row, with its address.
    pub(super) fn inconsistent(table: &'static str, id: &impl ToString) -> Self {
        Self::Inconsistent { table, id: id.to_string() }
    }
}

/// An error when a write met another number of rows than it should.
pub(super) fn expect_rows(met: impl TryInto<usize>, expected: usize) -> Result<(), StoreError> {
    if met.try_into().is_ok_and(|met: usize| met == expected) { Ok(()) } else { Err(StoreError::Conflict) }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(error) => write_database(error, f),
            Self::Inconsistent { table, id } => write!(f, "{table} {id} does not hold together"),
            Self::Conflict => f.write_str("somebody else changed it meanwhile"),
            Self::Sealing(error) => error.fmt(f),
            Self::Object(error) => error.fmt(f),
            Self::Migrate(error) => error.fmt(f),
        }
    }
}

/// What the server says of a row may quote the row, so only its code and the names are passed on.
fn write_database(error: &sqlx::Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(refusal) = error.as_database_error() else {
        let of_a_value =
            matches!(error, sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. } | sqlx::Error::Encode(_));
        let text =
            if of_a_value { "a value does not have the type of its column".to_owned() } else { error.to_string() };
        return write!(f, "database: {text}");
    };
    write!(f, "database refused: {}", refusal.code().unwrap_or_default())?;
    if let Some(table) = refusal.table() {
        write!(f, " {table}")?;
    }
    refusal.constraint().map_or(Ok(()), |name| write!(f, " {name}"))
}

impl fmt::Debug for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoreError({self})")
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<VaultError> for StoreError {
    fn from(error: VaultError) -> Self {
        Self::Sealing(error)
    }
}

impl From<ObjectError> for StoreError {
    fn from(error: ObjectError) -> Self {
        Self::Object(error)
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Migrate(error)
    }
}
