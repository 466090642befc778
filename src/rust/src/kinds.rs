//! The kinds of objects that R can hold: one table.

use crate::handle::Loader;
use crate::keras::held::{Held, HeldTensor, HeldWeakly};
use crate::testing::Sample;

/// Every kind that can be read from a file.
pub(crate) const KINDS: &[Loader] = &[
    Loader::of::<Held>(),
    Loader::of::<HeldTensor>(),
    Loader::of::<HeldWeakly>(),
    Loader::of::<Sample>(),
];
