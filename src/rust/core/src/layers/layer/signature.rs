//! [`Signature`]: the arguments of a layer's call.

use crate::config::Literal;
use std::borrow::Cow;

/// One argument of a layer's call.
#[derive(Clone, Debug)]
pub struct CallArg {
    /// The name.
    pub name: Cow<'static, str>,
    /// The default; `None` if the argument is required.
    pub default: Option<Literal>,
}

impl CallArg {
    /// An argument that must be given.
    pub const fn required(name: &'static str) -> Self {
        CallArg {
            name: Cow::Borrowed(name),
            default: None,
        }
    }

    /// An argument with a default.
    pub const fn with(name: &'static str, default: Literal) -> Self {
        CallArg {
            name: Cow::Borrowed(name),
            default: Some(default),
        }
    }
}

/// The arguments of a layer's call, in order.
pub type Signature = [CallArg];

/// `inputs`: what most layers take.
pub const INPUTS: &Signature = &[CallArg::required("inputs")];
/// `inputs`, `training = False`.
pub const INPUTS_TRAINING_FALSE: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("training", Literal::Bool(false)),
];
/// `inputs`, `training = None`.
pub const INPUTS_TRAINING: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("training", Literal::None),
];
/// `inputs`, `mask = None`.
pub const INPUTS_MASK: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("mask", Literal::None),
];
/// `inputs`, `training = None`, `mask = None`.
pub const INPUTS_TRAINING_MASK: &Signature = &[
    CallArg::required("inputs"),
    CallArg::with("training", Literal::None),
    CallArg::with("mask", Literal::None),
];
