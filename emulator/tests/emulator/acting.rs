//! What people cannot do.

use anyhow::Result;
use bot_api_emulator::client::ControlError;
use bot_api_emulator::protocol::{AlbumItem, NewGroup, UserContent};
use serde_json::json;

use crate::stage::{ANI, Stage};

const GROUP: i64 = -500;

/// The words of a refusal.
fn words<T: std::fmt::Debug>(result: Result<T, ControlError>) -> String {
    match result {
        Err(ControlError::Refused { status: 409, error }) => error,
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn who_blocked_the_bot_neither_writes_nor_edits_nor_presses_nor_deletes() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let (own, button) = (control.send_text(ANI, "mine").await?, bot.with_button(ANI, "Go", "go").await?);
    control.block(ANI).await?;
    bot.drain().await?;
    let blocked = "the user has blocked the bot";
    assert_eq!(words(control.send_text(ANI, "x").await), blocked);
    assert_eq!(words(control.edit_text(ANI, own, "x").await), blocked);
    assert_eq!(words(control.press(ANI, button, "go").await), blocked);
    assert_eq!(words(control.press_stale(ANI, button, "go").await), blocked);
    assert_eq!(words(control.delete(ANI, own).await), blocked);
    assert!(bot.drain().await?.is_empty());
    Ok(())
}

async fn group() -> Result<(Stage, i64)> {
    let stage = Stage::open().await?;
    let group = NewGroup { id: GROUP, title: "Office".to_owned(), creator: ANI, supergroup: false };
    stage.control.create_group(&group).await?;
    let button = stage.bot.with_button(GROUP, "Go", "go").await?;
    Ok((stage, button))
}

#[tokio::test]
async fn a_bot_that_was_removed_gets_no_press() -> Result<()> {
    let (Stage { control, bot, .. }, button) = &group().await?;
    let own = control.send_text_in(GROUP, ANI, "mine").await?;
    control.remove_bot(GROUP, ANI).await?;
    bot.drain().await?;
    assert_eq!(words(control.press_in(GROUP, ANI, *button, "go").await), "the bot is not in the group");
    control.delete_in(GROUP, ANI, own).await?;
    assert!(bot.drain().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn nothing_happens_any_more_in_an_upgraded_group() -> Result<()> {
    let (Stage { control, bot, .. }, button) = &group().await?;
    let own = control.send_text_in(GROUP, ANI, "mine").await?;
    control.upgrade_group(GROUP, -100_500).await?;
    bot.drain().await?;
    let upgraded = "the group was upgraded";
    assert_eq!(words(control.send_text_in(GROUP, ANI, "x").await), upgraded);
    assert_eq!(words(control.press_in(GROUP, ANI, *button, "go").await), upgraded);
    assert_eq!(words(control.delete_in(GROUP, ANI, own).await), upgraded);
    assert!(bot.drain().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn people_delete_for_both_sides_and_the_bot_is_not_told() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let own = control.send_text(ANI, "mine").await?;
    let bots = bot.say(ANI, "the bot's").await?;
    bot.drain().await?;
    control.delete(ANI, own).await?;
    control.delete(ANI, bots).await?;
    assert_eq!(words(control.delete(ANI, bots).await), "no such message");
    assert!(bot.drain().await?.is_empty());
    let edit = json!({"chat_id": ANI, "message_id": bots, "text": "too late"});
    let gone = (400, "Bad Request: message to edit not found".to_owned());
    assert_eq!(bot.refused("editMessageText", edit).await?, gone);
    let deleted = control.messages(ANI).await?.iter().filter(|message| message.deleted).count();
    assert_eq!(deleted, 2);
    Ok(())
}

#[tokio::test]
async fn in_a_group_people_delete_only_their_own() -> Result<()> {
    let (Stage { control, .. }, button) = &group().await?;
    assert_eq!(words(control.delete_in(GROUP, ANI, *button).await), "not the user's own message");
    let own = control.send_text_in(GROUP, ANI, "mine").await?;
    control.delete_in(GROUP, ANI, own).await?;
    Ok(())
}

#[tokio::test]
async fn what_apps_do_not_send_is_refused() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let text = "a text has 1 to 4096 UTF-16 units";
    assert_eq!(words(control.send_text(ANI, "").await), text);
    assert_eq!(words(control.send_text(ANI, &"😀".repeat(2049)).await), text);
    let id = control.send_text(ANI, &"😀".repeat(2048)).await?;
    assert_eq!(words(control.edit_text(ANI, id, "").await), text);
    let caption = "a caption has at most 1024 UTF-16 units";
    let long = "x".repeat(1025);
    assert_eq!(words(control.send_photo(ANI, b"x", Some(&long)).await), caption);
    let item = AlbumItem::photo_with_caption(b"x", &long);
    assert_eq!(words(control.send_album(ANI, vec![item.clone(), item]).await), caption);
    for items in [0, 1, 11] {
        let items = vec![AlbumItem::photo(b"x"); items];
        assert_eq!(words(control.send(ANI, UserContent::Album { items }).await), "an album has 2 to 10 items");
    }
    assert_eq!(bot.drain().await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_group_is_upgraded_to_a_new_id_only() -> Result<()> {
    let (Stage { control, bot, .. }, _) = &group().await?;
    let other = NewGroup { id: -501, title: "Other".to_owned(), creator: ANI, supergroup: true };
    control.create_group(&other).await?;
    for id in [GROUP, -501, 0, 500] {
        assert_eq!(words(control.upgrade_group(GROUP, id).await), "a group needs a negative id of its own", "{id}");
    }
    bot.say(GROUP, "still here").await?;
    Ok(())
}
