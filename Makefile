# The commands of this project; `make help` lists them. They fetch what a fresh machine lacks: see scripts/.

.DEFAULT_GOAL := help
.PHONY: help prepare run play test check check-sqlx sqlx payloads rights fuzz drill drill-beside drill-programs drill-restore drill-standby bench screenshots package check-package

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1 - \2/p' $(firstword $(MAKEFILE_LIST))

prepare: ## install or find the C compiler and PostgreSQL
	@sh scripts/ensure.sh cc
	@sh scripts/postgres.sh >/dev/null

run: prepare ## start the practice office: no token, no internet, nothing to configure
	cargo run --locked -- latihan

play: prepare ## the same, but ends when the SOP was played once
	cargo run --locked -- latihan --peragaan

test: prepare ## run all tests, each on a database of its own; those in the browser where Chromium is there
	@sh scripts/browser.sh
	cargo test --locked --workspace

check: prepare ## formatting, lints, documentation and the committed descriptions of queries
	@sh scripts/ensure.sh lint
	cargo fmt --all --check
	@sh scripts/sqlx.sh check
	RUSTDOCFLAGS='-D warnings' cargo doc --locked --workspace --no-deps

check-sqlx: prepare ## lints, and whether .sqlx fits the queries and migrations
	@sh scripts/sqlx.sh check

sqlx: prepare ## describe all queries anew in .sqlx, after a change of SQL
	@sh scripts/sqlx.sh

payloads: prepare ## write down what this program queues and asks, for later ones to go on beside it: RELEASE=name
	RELEASE=$(RELEASE) cargo test --locked --test telegram -- --ignored write_what_this_program_queues
	RELEASE=$(RELEASE) cargo test --locked --test store -- --ignored write_what_this_program_asks

rights: prepare ## write docs/rights.md anew, after a change of who may do what
	RIGHTS=write cargo test --locked --test rights

fuzz: prepare ## send a million odd updates, buttons, texts and files, optimised; FUZZ_CASES and FUZZ_SEED change it
	FUZZ_CASES=$${FUZZ_CASES:-1000000} cargo test --locked --profile fuzz --test fuzz -- --nocapture

drill: prepare ## let everything go wrong while many apply, and count what became of it; DRILL="--people 500 --seconds 7200 --seed 7"
	@sh scripts/ensure.sh drill
	cargo build --locked --package layanan-ktp --bin layanan-ktp --package drills
	target/debug/drills $${DRILL:---people 300 --seconds 900}

drill-beside: prepare ## the same with processes of an earlier release beside those of this one: RELEASE=commit
	@sh scripts/ensure.sh drill
	cargo build --locked --package layanan-ktp --bin layanan-ktp --package drills
	bot=$$(sh scripts/release.sh "$(RELEASE)") && \
		target/debug/drills --bot "$$bot" --bot target/debug/layanan-ktp $${DRILL:---people 100 --seconds 300}

drill-programs: prepare
	cargo build --locked --workspace --bins

drill-restore: drill-programs ## lose the machine of the database under load, and put the register back from base backup and WAL; DRILL_TIMES
	@sh scripts/drill-restore.sh

drill-standby: drill-programs ## kill, freeze and switch the primary of two PostgreSQL under Patroni while many apply (as root)
	@sh scripts/ensure.sh standby
	@sh scripts/drill-standby.sh

bench: prepare ## measure an optimised build beside a stock bot and pgbench; BENCH='rate' or other parts of it, 'scale' among them
	cargo build --locked --release --package layanan-ktp --package bench --bins
	target/release/bench $(BENCH)

screenshots: prepare ## take the pictures of README anew from the real page
	@sh scripts/browser.sh install
	SCREENSHOTS=$(CURDIR)/docs cargo test --locked --test browser screenshots

package: prepare ## make the Debian package of an optimised build, with man pages and completions
	@sh scripts/ensure.sh package
	@sh scripts/package.sh

check-package: prepare ## make one of what the tests have built; install, run, upgrade and purge it in a Debian of its own (as root)
	@sh scripts/check-package.sh
