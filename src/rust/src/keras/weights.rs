//! Weights in R's hands: lists of what is known of them, with a number that finds
//! them again while their layer has them.

use super::property;
use crate::args;
use extendr_api::Robj;
use keratin_core::layers::Weight;
use keratin_core::{Error, KerasObject, Live, LiveObject, Map, Result, Value};
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

/// A weight on its way to R.
#[derive(Clone, Debug)]
pub struct WeightForR(pub Rc<Weight>);

impl LiveObject for WeightForR {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl WeightForR {
    /// As a value.
    pub fn value(weight: Rc<Weight>) -> Value {
        Value::Live(Live::new(WeightForR(weight)))
    }

    /// What R keeps of it.
    pub fn parts(&self) -> Value {
        let weight = &self.0;
        remember(weight);
        let mut parts = Map::new();
        parts.push("name", weight.name.as_str());
        parts.push("path", weight.path.as_str());
        parts.push("shape", property::shape(&weight.shape));
        parts.push("dtype", weight.dtype.name());
        parts.push("trainable", weight.trainable());
        let initializer = weight.initializer.clone();
        parts.push(
            "initializer",
            initializer.map(|x| KerasObject::Initializer(x).into_value()),
        );
        parts.push("number", i64::try_from(weight.number()).unwrap_or_default());
        parts.into()
    }
}

thread_local! {
    /// The weights that R has seen, by their numbers.
    static SEEN: RefCell<HashMap<u64, Weak<Weight>>> = RefCell::default();
}

fn remember(weight: &Rc<Weight>) {
    SEEN.with_borrow_mut(|seen| {
        if seen.len() == seen.capacity() {
            seen.retain(|_, weight| weight.strong_count() > 0);
            // Room for as many again, so that few weights wait for this.
            seen.reserve(seen.len() + 1);
        }
        seen.insert(weight.number(), Rc::downgrade(weight));
    });
}

/// The weight of the number that R kept, at that path.
pub fn find(number: &Robj, path: &Robj) -> Result<Rc<Weight>> {
    let number = args::plain(number)?
        .as_i64()
        .and_then(|n| u64::try_from(n).ok());
    let path = args::string(path, "path")?;
    let seen = |number| SEEN.with_borrow(|seen| seen.get(&number).and_then(Weak::upgrade));
    // A number of another session may be that of another weight here.
    let found = number.and_then(seen).filter(|weight| weight.path == path);
    found.ok_or_else(|| Error::state(format!("weight `{path}` is gone, and so is its layer")))
}
