# A small Debian of its own, for scripts/check-package.sh: made, booted, entered, ended. To be read by a shell (`.`).
# It lies in memory, mounted in a namespace that only these processes see: however they end, nothing of it is left.

say() { echo "check-package: $*" >&2; }
fail() { say "FAILED: $*"; exit 1; }

# The archives of Debian that this machine uses, as lines of a sources.list: so the libraries are those that we were built with.
archives() {
    apt-get indextargets --format '$(ORIGIN) deb $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        sed -n 's/^Debian //p' | sort -u
}

make_tree() {
    sources=$(archives)
    [ -n "$sources" ] || { say 'SKIPPED: this machine has no archive of Debian to make a tree of.'; exit 0; }
    mount -t tmpfs -o size=4g,mode=0755 check-package "$work" || { say 'SKIPPED: nothing can be mounted here.'; exit 0; }
    printf '%s\n' "$sources" | mmdebstrap --quiet --variant=minbase --include=systemd-sysv --dpkgopt=force-unsafe-io \
        --skip=cleanup/apt/lists '' "$tree" - >"$work/log" 2>&1 || { cat "$work/log" >&2; fail 'no tree of Debian'; }
    printf '#!/bin/sh\nexit 101\n' >"$work/policy"
}

# systemd runs in there where this machine allows it. Otherwise the service is run by hand, as its account.
boot() {
    leader=
    if [ -z "${WITHOUT_SYSTEMD:-}" ]; then
        systemd-nspawn --quiet --directory="$tree" --register=no --keep-unit --boot </dev/null >"$work/boot" 2>&1 &
        nspawn=$!
        for _ in $(seq 60); do
            kill -0 "$nspawn" 2>/dev/null || break
            leader=$(cat "/proc/$nspawn/task/$nspawn/children" 2>/dev/null | tr -d ' ')
            [ -z "$leader" ] || ! inside test -S /run/systemd/private 2>/dev/null || return 0
            sleep 1
        done
        leader=
        say 'systemd does not boot here; the service is run without it'
    fi
    for folder in proc sys dev; do mount --rbind "/$folder" "$tree/$folder"; done
    cp /etc/resolv.conf "$tree/etc/resolv.conf"
    install -m 755 "$work/policy" "$tree/usr/sbin/policy-rc.d"
}

inside() {
    if [ -n "$leader" ]; then
        nsenter --target "$leader" --mount --uts --ipc --pid --root --wd -- "$@"
    else
        chroot "$tree" "$@"
    fi
}

# ExecStart of the unit, by its account and with its environment.
start_by_hand() {
    command=$(sed -n 's/^ExecStart=//p' "$tree/usr/lib/systemd/system/layanan-ktp.service")
    # shellcheck disable=SC2046,SC2086
    chroot "$tree" setpriv --reuid=layanan-ktp --regid=layanan-ktp --init-groups --no-new-privs \
        env -i PATH=/usr/bin HOME=/var/lib/layanan-ktp $(grep '^[A-Z]' "$tree/etc/layanan-ktp/layanan-ktp.env") $command \
        >"$work/service" 2>&1 &
    service=$!
}

start_service() {
    if [ -n "$leader" ]; then inside systemctl start layanan-ktp; else start_by_hand; fi
}

# Stops it by SIGTERM; it has to end cleanly.
stop_service() {
    if [ -n "$leader" ]; then
        inside systemctl stop layanan-ktp
        [ "$(inside systemctl show -P Result layanan-ktp)" = success ] || fail 'the service did not end cleanly'
    else
        kill -TERM "$service"
        wait "$service" || fail 'the service did not end cleanly'
        service=
    fi
}

# Whatever was started in there, a PostgreSQL of Debian's for one.
end_all_inside() {
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/root" 2>/dev/null)" != "$tree" ] || kill -KILL "${process#/proc/}" 2>/dev/null || true
    done
}

end_tree() {
    [ -n "${leader:-}" ] || end_all_inside
    [ -z "${nspawn:-}" ] || kill -KILL "$nspawn" ${leader:+"$leader"} 2>/dev/null || true
    wait
    umount --recursive --lazy "$work" 2>/dev/null || true
    rmdir "$work"
}

journal() {
    if [ -n "$leader" ]; then inside journalctl --no-pager --unit layanan-ktp --lines 40; else cat "$work/service"; fi >&2 || true
}
