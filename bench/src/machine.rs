//! What processes use, as the kernel counts it.

use std::fs;

use anyhow::Context as _;

/// The kernel counts processor time in hundredths of a second, whatever the machine (`USER_HZ`).
const TICKS_A_SECOND: f64 = 100.0;

/// Seconds of processor that a process has used, with its children, living and ended. A server of PostgreSQL is a process with one
/// child for each connection.
pub(crate) fn processor(pid: u32) -> anyhow::Result<f64> {
    let own = Stat::of(pid)?;
    let mut ticks = own.used + own.used_by_ended;
    for child in fs::read_dir("/proc")?.flatten() {
        let Some(child) = child.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // One that ends meanwhile is counted with the ended ones next time.
        if let Some(stat) = Stat::of(child).ok().filter(|stat| stat.parent == pid) {
            ticks += stat.used + stat.used_by_ended;
        }
    }
    Ok(ticks / TICKS_A_SECOND)
}

/// Megabytes that a process holds in memory.
pub(crate) fn resident(pid: u32) -> anyhow::Result<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes / 1024.0)
}

struct Stat {
    parent: u32,
    used: f64,
    used_by_ended: f64,
}

impl Stat {
    /// `/proc/PID/stat`: fields from the state on; a name may hold spaces and brackets.
    fn of(pid: u32) -> anyhow::Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        let (_, fields) = stat.rsplit_once(')').context("no name")?;
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let number = |n: usize| -> anyhow::Result<f64> { Ok(fields.get(n).context("too short")?.parse()?) };
        let parent = fields.get(1).context("too short")?.parse()?;
        Ok(Self { parent, used: number(11)? + number(12)?, used_by_ended: number(13)? + number(14)? })
    }
}

#[cfg(test)]
mod tests {
    use super::{processor, resident};

    #[test]
    fn this_process_uses_something() {
        let pid = std::process::id();
        assert!(processor(pid).unwrap() >= 0.0);
        assert!(resident(pid).unwrap() > 1.0);
    }
}
