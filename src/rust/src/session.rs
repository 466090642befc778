//! The one [`Context`] of the R session.

use crate::into_r::IntoR;
use crate::unwind::{call_fn, own_function};
use keratin_core::context::Warning;
use keratin_core::{Context, Result};
use std::cell::OnceCell;

/// The context of the session: made on first use, never dropped, as R is.
pub fn context() -> &'static Context {
    thread_local! {
        static CONTEXT: OnceCell<&'static Context> = const { OnceCell::new() };
    }
    CONTEXT.with(|cell| {
        *cell.get_or_init(|| {
            let context = Context::new();
            context.listen(warn);
            Box::leak(Box::new(context))
        })
    })
}

/// Tells R's user of a warning.
fn warn(warning: &Warning) -> Result<()> {
    let message = warning.message().into_r()?;
    call_fn(&own_function("keratin_warn")?, &[message])?;
    Ok(())
}
