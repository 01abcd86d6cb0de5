//! People and groups: who may be written to, and what the bot hears of it.

use anyhow::Result;
use bot_api_emulator::Config;
use bot_api_emulator::client::ControlError;
use bot_api_emulator::protocol::{NewGroup, NewUser, UserContent};
use serde_json::json;

use crate::stage::{ANI, Stage};

const GROUP: i64 = -500;

fn hello(chat: i64) -> serde_json::Value {
    json!({"chat_id": chat, "text": "hello"})
}

async fn group() -> Result<Stage> {
    let stage = Stage::open().await?;
    let group = NewGroup { id: GROUP, title: "Office".to_owned(), creator: ANI, supergroup: false };
    stage.control.create_group(&group).await?;
    Ok(stage)
}

#[tokio::test]
async fn the_person_writes_first() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.user(102, "Budi").await?;
    let unknown = (400, "Bad Request: chat not found".to_owned());
    for stranger in [102, 103] {
        assert_eq!(bot.refused("sendMessage", hello(stranger)).await?, unknown);
    }
    control.send_text(102, "/start").await?;
    bot.say(102, "now").await?;
    Ok(())
}

#[tokio::test]
async fn whom_the_bot_met_in_a_group_it_knows_but_may_not_write_to() -> Result<()> {
    let Stage { control, bot, .. } = &group().await?;
    control.user(102, "Budi").await?;
    control.user(103, "Citra").await?;
    control.send_text_in(GROUP, 102, "hello").await?;
    let initiate = (403, "Forbidden: bot can't initiate conversation with a user".to_owned());
    assert_eq!(bot.refused("sendMessage", hello(102)).await?, initiate);
    // What is said where the bot is not, it does not hear.
    control.remove_bot(GROUP, ANI).await?;
    control.send_text_in(GROUP, 103, "hello").await?;
    assert_eq!(bot.refused("sendMessage", hello(103)).await?.0, 400);
    Ok(())
}

#[tokio::test]
async fn blocking_and_unblocking() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.block(ANI).await?;
    let blocked = (403, "Forbidden: bot was blocked by the user".to_owned());
    assert_eq!(bot.refused("sendMessage", hello(ANI)).await?, blocked);
    assert_eq!(bot.refused("sendChatAction", json!({"chat_id": ANI, "action": "typing"})).await?, blocked);
    assert!(matches!(control.send_text(ANI, "hm").await, Err(ControlError::Refused { status: 409, .. })));
    control.unblock(ANI).await?;
    bot.say(ANI, "again").await?;
    let updates = bot.drain().await?;
    let (out, back) = (&updates[0]["my_chat_member"], &updates[1]["my_chat_member"]);
    assert_eq!(out["new_chat_member"]["status"], "kicked");
    assert_eq!(out["new_chat_member"]["until_date"], 0);
    assert_eq!(out["old_chat_member"]["user"]["is_bot"], true);
    assert_eq!(out["from"]["id"], ANI);
    assert_eq!(back["new_chat_member"]["status"], "member");
    Ok(())
}

#[tokio::test]
async fn a_deactivated_person() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    control.deactivate(ANI).await?;
    let gone = (403, "Forbidden: user is deactivated".to_owned());
    assert_eq!(bot.refused("sendMessage", hello(ANI)).await?, gone);
    Ok(())
}

#[tokio::test]
async fn groups_add_and_remove_the_bot() -> Result<()> {
    let Stage { control, bot, .. } = &group().await?;
    let added = bot.drain().await?.remove(0);
    assert_eq!(added["my_chat_member"]["old_chat_member"]["status"], "left");
    assert_eq!(added["my_chat_member"]["chat"]["type"], "group");
    control.send_text_in(GROUP, ANI, "hello bot").await?;
    assert_eq!(bot.drain().await?[0]["message"]["chat"]["title"], "Office");
    control.remove_bot(GROUP, ANI).await?;
    let kicked = (403, "Forbidden: bot was kicked from the group chat".to_owned());
    assert_eq!(bot.refused("sendMessage", hello(GROUP)).await?, kicked);
    assert_eq!(bot.drain().await?[0]["my_chat_member"]["new_chat_member"]["status"], "kicked");
    control.send_text_in(GROUP, ANI, "unheard").await?;
    assert!(bot.drain().await?.is_empty());
    control.add_bot(GROUP, ANI).await?;
    bot.say(GROUP, "back").await?;
    Ok(())
}

#[tokio::test]
async fn an_upgraded_group_names_the_new_one() -> Result<()> {
    let Stage { control, bot, .. } = &group().await?;
    bot.drain().await?;
    control.upgrade_group(GROUP, -100_500).await?;
    let answer = bot.raw("sendMessage", hello(GROUP)).await?;
    assert_eq!(answer["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], -100_500);
    bot.say(-100_500, "here").await?;
    let updates = bot.drain().await?;
    assert_eq!(updates[0]["message"]["migrate_to_chat_id"], -100_500);
    assert_eq!(updates[1]["message"]["migrate_from_chat_id"], GROUP);
    Ok(())
}

#[tokio::test]
async fn privacy_mode_hides_chatter() -> Result<()> {
    let stage = Stage::with(Config { privacy_mode: true, ..Config::default() }).await?;
    let group = NewGroup { id: GROUP, title: "Office".to_owned(), creator: ANI, supergroup: true };
    stage.control.create_group(&group).await?;
    stage.bot.drain().await?;
    let id = stage.bot.say(GROUP, "ask me").await?;
    stage.control.send_text_in(GROUP, ANI, "chatter").await?;
    stage.control.send_text_in(GROUP, ANI, "/list").await?;
    stage.control.reply_in(GROUP, ANI, id, "answer").await?;
    let updates = stage.bot.drain().await?;
    let texts: Vec<_> = updates.iter().map(|update| update["message"]["text"].as_str()).collect();
    assert_eq!(texts, [Some("/list"), Some("answer")]);
    assert_eq!(updates[1]["message"]["reply_to_message"]["message_id"], id);
    Ok(())
}

#[tokio::test]
async fn people_edit_share_contacts_and_send_the_rest() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let names =
        NewUser { id: ANI, first_name: "Ani".to_owned(), language_code: Some("id".to_owned()), ..NewUser::default() };
    control.add_user(&names).await?;
    let id = control.send_text(ANI, "frist").await?;
    control.edit_text(ANI, id, "first").await?;
    control.send_contact(ANI, "+62812").await?;
    control.send(ANI, UserContent::Location { latitude: -7.25, longitude: 112.75 }).await?;
    control.send(ANI, UserContent::Voice { bytes: vec![1], duration: 2 }).await?;
    control.send(ANI, UserContent::Sticker { emoji: "👍".to_owned() }).await?;
    control.reply(ANI, id, "see above").await?;
    let updates = bot.drain().await?;
    assert_eq!(updates[0]["message"]["from"]["language_code"], "id");
    assert_eq!(updates[1]["edited_message"]["text"], "first");
    assert_eq!(
        updates[2]["message"]["contact"],
        json!({"phone_number": "+62812", "first_name": "Ani", "user_id": ANI})
    );
    assert_eq!(updates[3]["message"]["location"]["latitude"], -7.25);
    assert_eq!(updates[4]["message"]["voice"]["duration"], 2);
    assert_eq!(updates[5]["message"]["sticker"]["emoji"], "👍");
    assert_eq!(updates[6]["message"]["reply_to_message"]["text"], "first");
    Ok(())
}

#[tokio::test]
async fn presses_need_the_button_unless_stale() -> Result<()> {
    let Stage { control, bot, .. } = &Stage::open().await?;
    let id = bot.with_button(ANI, "Go", "go").await?;
    assert!(control.press(ANI, id, "stop").await.is_err());
    control.press(ANI, id, "go").await?;
    bot.call("deleteMessage", json!({"chat_id": ANI, "message_id": id})).await?;
    assert!(control.press(ANI, id, "go").await.is_err());
    control.press_stale(ANI, id, "go").await?;
    let updates = bot.drain().await?;
    assert_eq!(updates[0]["callback_query"]["message"]["text"], "choose");
    // A message that is gone comes without content and with date 0.
    assert_eq!(updates[1]["callback_query"]["message"]["date"], 0);
    Ok(())
}
