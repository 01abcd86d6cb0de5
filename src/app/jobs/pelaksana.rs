//! On the first day of a pelaksana harian, and when it is over, everybody concerned is told. The rights themselves come and
//! go by the clock.

use chrono::Timelike;

use super::{JobRun, Progress};
use crate::app::fault::Fault;
use crate::app::pelaksana::to_others;
use crate::domain::wib::{today_wib, wib};
use crate::pesan::Reply;
use crate::pesan::outgoing::{Outgoing, Queued};
use crate::pesan::plh::Plh;
use crate::store::pelaksana::Pelaksana;
use crate::store::petugas::Petugas;

/// Not before this hour, WIB: nobody is woken.
const FROM_HOUR: u32 = 6;

pub(super) async fn run(run: &mut JobRun<'_>) -> Result<Progress, Fault> {
    let today = today_wib(run.now);
    if wib(run.now).hour() < FROM_HOUR {
        return Ok(Progress::All);
    }
    let over = run.uow.pelaksana().over(run.now, today).await?;
    let begun = run.uow.pelaksana().begun(run.now, today).await?;
    if over.is_empty() && begun.is_empty() {
        return Ok(Progress::All);
    }
    let staff = run.uow.petugas().active().await?;
    for one in over {
        tell(
            run,
            &staff,
            &one,
            (Plh::OverYouOn { hari: one.days }, Plh::OverOn { nama: one.nama.clone(), hari: one.days }),
        );
    }
    for one in begun {
        let (nama, sampai) = (one.nama.clone(), one.days.last);
        let words = if sampai == today_wib(run.now) {
            (Plh::TodayYou, Plh::Today { nama })
        } else {
            (Plh::BeginsYou { sampai }, Plh::Begins { nama, sampai })
        };
        tell(run, &staff, &one, words);
    }
    Ok(Progress::All)
}

fn tell(run: &mut JobRun<'_>, staff: &[Petugas], one: &Pelaksana, (to_them, to_all): (Plh, Plh)) {
    if let Some(p) = staff.iter().find(|p| p.id == one.petugas) {
        run.queued.push(Queued::say(p.chat, Reply::new(to_them)));
        run.queued.push(Queued::new(p.chat, Outgoing::Menu { peran: Some(p.peran), plh: p.is_plh(run.now) }));
    }
    run.queued.extend(to_others(staff, &[one.chat], &to_all));
}
