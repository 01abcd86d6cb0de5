//! What a person sees: people, bot, menu, formatting.

use anyhow::Result;
use bot_api_emulator::Config;
use bot_api_emulator::protocol::{ContactView, NewUser, UserContent};
use serde_json::{Value, json};

use crate::stage::{ANI, Bot, Stage};

fn person(id: i64, first_name: &str) -> NewUser {
    NewUser { id, first_name: first_name.to_owned(), ..NewUser::default() }
}

#[tokio::test]
async fn people_stand_in_the_order_of_adding() -> Result<()> {
    let stage = Stage::empty(Config::default()).await?;
    let staf = NewUser { note: Some("staf".to_owned()), ..person(9, "Budi") };
    stage.control.add_user(&staf).await?;
    stage.control.add_user(&person(3, "Siti")).await?;
    stage.control.send_text(3, "/start").await?;
    // A new name does not change the place.
    stage.control.add_user(&NewUser { last_name: Some("Santoso".to_owned()), ..staf }).await?;
    stage.control.block(3).await?;
    let users = stage.control.users().await?;
    let seen: Vec<_> = users.iter().map(|one| (one.user.id, one.has_chat, one.blocked)).collect();
    assert_eq!(seen, [(9, false, false), (3, true, true)]);
    assert_eq!(users[0].user.note.as_deref(), Some("staf"));
    assert_eq!(users[0].user.last_name.as_deref(), Some("Santoso"));
    let update = &stage.bot.drain().await?[0];
    assert!(update["message"]["from"].get("note").is_none(), "the bot never sees it");
    Ok(())
}

#[tokio::test]
async fn the_bot_is_described_as_it_wants() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    assert_eq!(control.bot().await?.first_name, "Emulated bot");
    bot.call("setMyName", json!({"name": "Office"})).await?;
    bot.call("setMyDescription", json!({"description": "What it does"})).await?;
    let seen = control.bot().await?;
    assert_eq!((seen.first_name.as_str(), seen.description.as_str()), ("Office", "What it does"));
    assert_eq!(seen.username, "emulated_bot");
    Ok(())
}

async fn set(bot: &Bot, name: &str, scope: Value, language: &str) -> Result<()> {
    let commands = json!([{"command": name, "description": name}]);
    bot.call("setMyCommands", json!({"commands": commands, "scope": scope, "language_code": language})).await?;
    Ok(())
}

/// The narrowest scope wins, in each first the person's language.
#[tokio::test]
async fn the_menu_is_resolved_as_telegram_does() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.add_user(&NewUser { language_code: Some("id".to_owned()), ..person(ANI, "Ani") }).await?;
    assert_eq!(control.commands_seen(ANI).await?, json!([]));
    let all = json!({"type": "all_private_chats"});
    let own = json!({"type": "chat", "chat_id": ANI});
    let steps = [
        ("plain", json!({"type": "default"}), ""),
        ("plain_id", json!({"type": "default"}), "id"),
        ("private", all.clone(), ""),
        ("private_id", all, "id"),
        ("own", own.clone(), ""),
        ("own_id", own, "id"),
    ];
    for (name, scope, language) in steps {
        set(bot, name, scope, language).await?;
        assert_eq!(control.commands_seen(ANI).await?[0]["command"], name);
    }
    // Others see what is for all.
    control.user(102, "Budi").await?;
    assert_eq!(control.commands_seen(102).await?[0]["command"], "private");
    // An id sent as text is the same chat; an empty list is none.
    let empty = json!({"commands": [], "scope": {"type": "chat", "chat_id": ANI.to_string()}, "language_code": "id"});
    bot.call("setMyCommands", empty).await?;
    assert_eq!(control.commands_seen(ANI).await?[0]["command"], "own");
    Ok(())
}

#[tokio::test]
async fn formatting_is_seen_as_entities() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let text = "😀 <b>bold</b> https://a.id";
    bot.call("sendMessage", json!({"chat_id": ANI, "text": text, "parse_mode": "HTML"})).await?;
    let message = control.messages(ANI).await?.remove(1);
    assert_eq!(
        message.entities,
        [json!({"type": "bold", "offset": 3, "length": 4}), json!({"type": "url", "offset": 8, "length": 12}),]
    );
    Ok(())
}

#[tokio::test]
async fn contacts_places_and_stickers_are_seen() -> Result<()> {
    let Stage { control, .. } = &Stage::open().await?;
    control.send_contact(ANI, "999001").await?;
    control.send(ANI, UserContent::Location { latitude: -7.5, longitude: 112.25 }).await?;
    control.send(ANI, UserContent::Sticker { emoji: "👍".to_owned() }).await?;
    let messages = control.messages(ANI).await?;
    let contact = ContactView { phone: "999001".to_owned(), first_name: "Ani".to_owned(), user_id: Some(ANI) };
    assert_eq!(messages[1].contact, Some(contact));
    assert_eq!(messages[2].location.map(|place| (place.latitude, place.longitude)), Some((-7.5, 112.25)));
    assert_eq!(messages[3].emoji.as_deref(), Some("👍"));
    Ok(())
}
