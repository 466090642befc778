//! [`Warning`]: what is no error, but what the user should hear of.

use crate::error::Result;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

/// What is no error, but what the user should hear of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    message: String,
}

impl Warning {
    /// What happened, and what follows from it.
    pub fn new(message: impl Into<String>) -> Self {
        Warning {
            message: message.into(),
        }
    }

    /// What happened.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// Who is told of warnings.
pub type Listener = fn(&Warning) -> Result<()>;

/// Who is told of warnings, and the warnings told.
#[derive(Default)]
pub(super) struct Warnings {
    listener: Cell<Option<Listener>>,
    told: RefCell<HashSet<String>>,
}

impl Warnings {
    pub(super) fn listen(&self, listener: Listener) {
        self.listener.set(Some(listener));
    }

    /// Tells of a warning that was not told before.
    pub(super) fn tell(&self, warning: &Warning) -> Result<()> {
        let Some(listener) = self.listener.get() else {
            return Ok(());
        };
        let is_new = self.told.borrow_mut().insert(warning.message.clone());
        match is_new {
            true => listener(warning),
            false => Ok(()),
        }
    }

    pub(super) fn forget(&self) {
        self.told.borrow_mut().clear();
    }
}
