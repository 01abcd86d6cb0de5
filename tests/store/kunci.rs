//! Another key than that of the register is noticed before anything is taken for spoilt.

use crate::support::{Db, KEY};

const OTHER_ONE: &str = "1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const TWO: &str = "2:AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

async fn with(db: &Db, keys: &str) -> Result<(), String> {
    match db.with_keys(keys).await.check_keys().await {
        Ok(store) => store.close().await,
        Err(error) => return Err(error.to_string()),
    }
    Ok(())
}

#[tokio::test]
async fn the_right_keys_pass_and_others_are_named() {
    let db = Db::new().await;
    assert_eq!(with(&db, KEY).await, Ok(()));
    assert_eq!(with(&db, KEY).await, Ok(()));
    assert!(with(&db, OTHER_ONE).await.unwrap_err().contains("key 1 is not the key 1"));
    assert!(with(&db, TWO).await.unwrap_err().contains("sealed with key 1, which is not here"));
}

#[tokio::test]
async fn a_new_key_is_noted_and_the_old_one_is_needed_still() {
    let db = Db::new().await;
    assert_eq!(with(&db, KEY).await, Ok(()));
    db.store.close().await;
    assert_eq!(with(&db, &format!("{TWO},{KEY}")).await, Ok(()));
    assert!(with(&db, KEY).await.unwrap_err().contains("sealed with key 2, which is not here"));
    assert_eq!(with(&db, &format!("{KEY},{TWO}")).await, Ok(()));
}
