# The Bot API of the emulator and a citizen in it, for scripts/check-package.sh. To be read by a shell (`.`).

begin_talk() {
    target/debug/bot-api-emulator --port 0 >"$work/emulator" 2>&1 &
    emulator=$!
    for _ in $(seq 50); do
        grep -q '^page' "$work/emulator" && break
        sleep 0.1
    done
    api=$(sed -n 's/^Bot API *//p' "$work/emulator")
    token=$(sed -n 's/^token *//p' "$work/emulator")
    control=$(sed -n 's/^control *//p' "$work/emulator")
}

post() { curl -sS --fail --noproxy '*' -H 'content-type: application/json' "$control/$1" -d "$2" >/dev/null; }

# Whether a new person, with this id, gets an answer to /start within a minute.
answers() {
    post users "{\"id\": $1, \"first_name\": \"Ani\"}"
    post say "{\"user\": $1, \"content\": {\"type\": \"text\", \"text\": \"/start\"}}"
    curl -sS --fail --noproxy '*' "$control/chats/$1/messages?after=1&wait_ms=60000" | grep -q 'Kecamatan Sooko'
}

end_talk() {
    [ -z "${emulator:-}" ] || kill "$emulator" 2>/dev/null || true
}
