//! The one [`Context`] of the R session.

use keratin_core::Context;
use std::cell::OnceCell;

/// The context of the session: made on first use, never dropped, as R is.
pub fn context() -> &'static Context {
    thread_local! {
        static CONTEXT: OnceCell<&'static Context> = const { OnceCell::new() };
    }
    CONTEXT.with(|cell| *cell.get_or_init(|| Box::leak(Box::default())))
}
