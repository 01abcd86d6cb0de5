//! What a person sees and does on the page.

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::driver::Browser;
use crate::stage::until;

/// The page in its browser.
pub(crate) struct Page {
    browser: Browser,
}

impl Page {
    pub(crate) fn new(browser: Browser) -> Self {
        Self { browser }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.browser.client
    }

    pub(crate) async fn goes_to(&self, address: &str) {
        self.client().goto(address).await.unwrap();
        until("the chats are there", || async { self.count("[data-person]:not([hidden])").await > 0 }).await;
    }

    /// Runs a script; its value.
    pub(crate) async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client().execute(script, arguments).await.unwrap()
    }

    /// How many elements there are.
    pub(crate) async fn count(&self, css: &str) -> u64 {
        let found = self.script("return document.querySelectorAll(arguments[0]).length", vec![json!(css)]).await;
        found.as_u64().unwrap()
    }

    /// The text of everything that matches, as it is seen.
    pub(crate) async fn text(&self, css: &str) -> String {
        let script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.innerText).join('\\n')";
        self.script(script, vec![json!(css)]).await.as_str().unwrap().to_owned()
    }

    /// Everything said in a person's chat.
    pub(crate) async fn chat(&self, person: i64) -> String {
        self.text(&format!("[data-person='{person}'] [data-message-id]")).await
    }

    /// Waits until a person reads this.
    pub(crate) async fn reads(&self, person: i64, wanted: &str) {
        let what = format!("{person} reads {wanted:?}");
        until(&what, || async { self.chat(person).await.contains(wanted) }).await;
    }

    /// Waits until the newest message of a person says this: earlier ones may have said it too.
    pub(crate) async fn is_asked(&self, person: i64, wanted: &str) {
        let newest = "const all = document.querySelectorAll(`[data-person='${arguments[0]}'] [data-message-id]`);
            return [...all].at(-1)?.innerText ?? ''";
        let asked = || async {
            self.script(newest, vec![json!(person)]).await.as_str().is_some_and(|text| text.contains(wanted))
        };
        until(&format!("{person} is asked {wanted:?}"), asked).await;
    }

    async fn element(&self, css: &str) -> Element {
        self.client().wait().for_element(Locator::Css(css)).await.unwrap()
    }

    /// Clicks as a person does: what has just been drawn anew, or moved under something else, is looked for again.
    pub(crate) async fn clicks(&self, css: &str) {
        let what = format!("{css} is clicked");
        until(&what, || async { self.try_click(css).await.is_ok() }).await;
    }

    async fn try_click(&self, css: &str) -> Result<(), fantoccini::error::CmdError> {
        let element = self.client().find(Locator::Css(css)).await?;
        self.client().execute("arguments[0].scrollIntoView({block: 'center'})", vec![json!(element)]).await?;
        element.click().await
    }

    /// Types into a person's message field and sends it.
    pub(crate) async fn says(&self, person: i64, text: &str) {
        self.types(person, text).await;
        self.clicks(&format!("[data-person='{person}'] .composer .send")).await;
    }

    /// Types into a person's message field.
    pub(crate) async fn types(&self, person: i64, text: &str) {
        self.element(&format!("[data-person='{person}'] textarea")).await.send_keys(text).await.unwrap();
    }

    /// What stands in a person's message field.
    pub(crate) async fn typed(&self, person: i64) -> String {
        let css = format!("[data-person='{person}'] textarea");
        self.element(&css).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Presses the newest button of the bot with this label, once it is there.
    pub(crate) async fn presses(&self, person: i64, label: &str) {
        let mark = "const phone = document.querySelector(`[data-person='${arguments[0]}']`);
            phone.querySelectorAll('[data-marked]').forEach((one) => one.removeAttribute('data-marked'));
            const buttons = [...phone.querySelectorAll('[data-message-id] button')];
            buttons.filter((one) => one.textContent.trim() === arguments[1]).at(-1)?.setAttribute('data-marked', '')";
        let marked = format!("[data-person='{person}'] [data-marked]");
        let what = format!("{person} presses {label:?}");
        let press = || async {
            self.script(mark, vec![json!(person), json!(label)]).await;
            self.try_click(&marked).await.is_ok()
        };
        until(&what, press).await;
    }

    /// Several people press the newest button with this label in the same moment.
    pub(crate) async fn press_at_once(&self, people: &[i64], label: &str) {
        let press = "const found = arguments[0].map((person) =>
                [...document.querySelectorAll(`[data-person='${person}'] [data-message-id] button`)]
                    .filter((one) => one.textContent.trim() === arguments[1]).at(-1));
            if (!found.every(Boolean)) return false;
            found.forEach((one) => one.click());
            return true";
        let pressed = || async { self.script(press, vec![json!(people), json!(label)]).await == json!(true) };
        until(&format!("{label:?} is pressed at once"), pressed).await;
    }

    /// Sends pictures as a person, through the page's file chooser.
    pub(crate) async fn sends_photos(&self, person: i64, files: &[std::path::PathBuf]) {
        let chosen = files.iter().map(|file| file.to_str().unwrap()).collect::<Vec<_>>().join("\n");
        let input = self.element(&format!("[data-person='{person}'] input[data-attach=photo]")).await;
        input.send_keys(&chosen).await.unwrap();
        let sends = format!("[data-person='{person}'] dialog.sheet .primary");
        self.clicks(&sends).await;
    }

    /// The window as a PNG.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.client().screenshot().await.unwrap()
    }

    /// Presses a key, whatever has the focus.
    pub(crate) async fn key(&self, key: fantoccini::key::Key) {
        let key: char = key.into();
        self.client().active_element().await.unwrap().send_keys(&key.to_string()).await.unwrap();
    }
}
