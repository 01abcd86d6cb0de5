//! The server as a program, for practice.

use std::process::ExitCode;

use bot_api_emulator::{Config, Emulator};

const USAGE: &str = "usage: bot-api-emulator [--port N] [--token T] [--state FILE] [--allow-host NAME]…";

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the program tells where it listens")]
async fn main() -> ExitCode {
    let Some(config) = read_arguments(std::env::args().skip(1)) else {
        println!("{USAGE}");
        return ExitCode::from(2);
    };
    match Emulator::start(config).await {
        Ok(emulator) => {
            println!("Bot API  {}", emulator.base_url());
            println!("token    {}", emulator.token());
            println!("control  {}", emulator.control_url());
            println!("page     {}", emulator.page_url());
            // Without a way to hear Ctrl-C it simply ends.
            let _ = tokio::signal::ctrl_c().await;
            emulator.stop().await;
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn read_arguments(mut arguments: impl Iterator<Item = String>) -> Option<Config> {
    let mut config = Config { port: 8081, ..Config::default() };
    while let Some(name) = arguments.next() {
        match (name.as_str(), arguments.next()?) {
            ("--port", value) => config.port = value.parse().ok()?,
            ("--state", value) => config.state_file = Some(value.into()),
            ("--allow-host", value) => config.allowed_hosts.push(value),
            ("--token", value) => {
                // The bot's id is the part before the colon.
                config.bot_id = value.split_once(':')?.0.parse().ok()?;
                config.token = value;
            }
            _ => return None,
        }
    }
    Some(config)
}
