//! What a panic says. A panic is an error of this package, never the user's.

use std::any::Any;
use std::cell::RefCell;

thread_local! {
    /// Where the last panic happened.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Panics print nothing; they become conditions that tell where they happened.
pub(crate) fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|at| format!("{}:{}", at.file(), at.line()));
        PLACE.with(|slot| {
            if let Ok(mut slot) = slot.try_borrow_mut() {
                *slot = place;
            }
        });
    }));
}

/// The message of a panic that was caught, with its place.
pub(crate) fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a message");
    let place = PLACE.with(|slot| slot.try_borrow_mut().ok().and_then(|mut slot| slot.take()));
    match place {
        Some(place) => format!("{text} ({place})"),
        None => text.to_owned(),
    }
}
