//! People and groups.

use serde_json::json;

use super::{ControlClient, ControlError};
use crate::protocol::{NewGroup, NewUser, Upgrade};

impl ControlClient {
    /// A person with a first name; they write first.
    pub async fn user(&self, id: i64, first_name: &str) -> Result<(), ControlError> {
        self.add_user(&NewUser { id, first_name: first_name.to_owned(), ..NewUser::default() }).await
    }

    /// A person, or new names for one.
    pub async fn add_user(&self, user: &NewUser) -> Result<(), ControlError> {
        self.post("/users", user).await.map(drop)
    }

    /// The person blocks the bot.
    pub async fn block(&self, user: i64) -> Result<(), ControlError> {
        self.post(&format!("/users/{user}/block"), &json!({})).await.map(drop)
    }

    /// The person unblocks the bot.
    pub async fn unblock(&self, user: i64) -> Result<(), ControlError> {
        self.post(&format!("/users/{user}/unblock"), &json!({})).await.map(drop)
    }

    /// The person deletes their account.
    pub async fn deactivate(&self, user: i64) -> Result<(), ControlError> {
        self.post(&format!("/users/{user}/deactivate"), &json!({})).await.map(drop)
    }

    /// A group with the bot in it.
    pub async fn create_group(&self, group: &NewGroup) -> Result<(), ControlError> {
        self.post("/groups", group).await.map(drop)
    }

    /// `by` removes the bot from the group.
    pub async fn remove_bot(&self, group: i64, by: i64) -> Result<(), ControlError> {
        self.post(&format!("/groups/{group}/remove_bot?by={by}"), &json!({})).await.map(drop)
    }

    /// `by` adds the bot to the group again.
    pub async fn add_bot(&self, group: i64, by: i64) -> Result<(), ControlError> {
        self.post(&format!("/groups/{group}/add_bot?by={by}"), &json!({})).await.map(drop)
    }

    /// The group becomes a supergroup with another id.
    pub async fn upgrade_group(&self, group: i64, new_id: i64) -> Result<(), ControlError> {
        self.post(&format!("/groups/{group}/upgrade"), &Upgrade { new_id }).await.map(drop)
    }
}
