//! A folder that does not answer.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use super::*;

static BEGUN: AtomicUsize = AtomicUsize::new(0);

const SHORT: Duration = Duration::from_millis(50);

fn kind<T>(result: io::Result<T>) -> Result<T, io::ErrorKind> {
    result.map_err(|error| error.kind())
}

#[tokio::test]
async fn while_one_call_hangs_no_other_is_begun_and_afterwards_all_goes_on() {
    let hand = Hand::new(SHORT);
    let (answers, hanging) = mpsc::channel::<()>();
    let waited = hand.does(move || {
        BEGUN.fetch_add(1, Ordering::SeqCst);
        hanging.recv().map_err(io::Error::other)
    });
    assert_eq!(kind(waited.await), Err(io::ErrorKind::TimedOut));
    for _ in 0..5 {
        let begun = || {
            BEGUN.fetch_add(1, Ordering::SeqCst);
            Ok(())
        };
        assert_eq!(kind(hand.does(begun).await), Err(io::ErrorKind::TimedOut));
    }
    assert_eq!(BEGUN.load(Ordering::SeqCst), 1, "one thread, however often it is tried");
    assert!(answers.send(()).is_ok(), "it hangs still");
    drop(hand.alone.lock().await); // the thread has let go
    let patient = Hand { patience: Duration::from_mins(1), ..hand };
    assert_eq!(kind(patient.does(|| Ok(7)).await), Ok(7));
}

/// A runtime waits at its end for the threads that it has lent, and not for the folder.
#[test]
fn the_end_does_not_wait_for_it() {
    let (answers, hanging) = mpsc::channel::<()>();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.unwrap_or_else(|error| panic!("{error}"));
    let hand = Hand::new(SHORT);
    assert!(runtime.block_on(hand.does(move || hanging.recv().map_err(io::Error::other))).is_err());
    drop(runtime);
    assert!(answers.send(()).is_ok(), "it hangs still");
}
