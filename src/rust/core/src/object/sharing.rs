//! Objects that stand in several places of one text.
//!
//! In an archive, Keras gives such an object a number, `shared_object_id`, in every
//! place after the first; the text of a model alone has none. Here, places that have
//! the same number and the same config become one object.

use super::{serialize, Class, KerasObject};
use crate::activations::Activation;
use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::value::{Map, Value};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The key of the number.
const KEY: &str = "shared_object_id";

thread_local! {
    /// The objects written since [`serialize_for_archive`] began. What writes a config
    /// is handed nothing but the object.
    static WRITTEN: RefCell<Option<Written>> = const { RefCell::new(None) };
}

/// Objects by their address, each with its number.
#[derive(Default)]
struct Written {
    numbers: HashMap<usize, i64>,
    /// Kept, so that no other object comes to stand at the same address.
    objects: Vec<KerasObject>,
}

/// The envelope of an object as it stands in an archive: what stands in it again has
/// the number that tells what it is.
pub fn serialize_for_archive(object: &KerasObject) -> Result<Value> {
    struct Leave(Option<Written>);
    impl Drop for Leave {
        fn drop(&mut self) {
            WRITTEN.set(self.0.take());
        }
    }
    let _leave = Leave(WRITTEN.replace(Some(Written::default())));
    serialize(object)
}

/// Numbers the envelope of an object that has been written before.
pub(crate) fn number(envelope: &mut Map, object: &KerasObject) {
    WRITTEN.with_borrow_mut(|written| {
        let Some(written) = written else { return };
        if let Some(number) = written.numbers.get(&address(object)) {
            envelope.push(KEY, *number);
            return;
        }
        let number = i64::try_from(written.objects.len()).map_or(i64::MAX, |n| n + 1);
        written.numbers.insert(address(object), number);
        written.objects.push(object.clone());
    });
}

/// Where an object is, which tells it from all others; a function is where its class
/// is.
fn address(object: &KerasObject) -> usize {
    fn of<T: ?Sized>(rc: &Rc<T>) -> usize {
        Rc::as_ptr(rc).cast::<()>() as usize
    }
    match (object, object.class()) {
        (_, Class::Builtin(entry)) if entry.is_function() => std::ptr::from_ref(entry) as usize,
        (_, Class::Custom(custom)) if custom.is_function() => of(&custom),
        (KerasObject::Layer(x) | KerasObject::Activation(Activation::Layer(x)), _) => x.id(),
        (KerasObject::Activation(Activation::Function(x)), _) => of(x),
        (KerasObject::Initializer(x), _) => of(x),
        (KerasObject::Regularizer(x), _) => of(x),
        (KerasObject::Constraint(x), _) => of(x),
        (KerasObject::Loss(x), _) => of(x),
        (KerasObject::Metric(x), _) => of(x),
        (KerasObject::DTypePolicy(x), _) => of(x),
        (KerasObject::LearningRateSchedule(x), _) => of(x),
        (KerasObject::Optimizer(x), _) => of(x),
        (KerasObject::QuantizationConfig(x), _) => of(x),
        (KerasObject::Quantizer(x), _) => of(x),
        (KerasObject::FeatureSpec(x), _) => of(x),
        (KerasObject::SeedGenerator(x), _) => of(x),
        (KerasObject::InputRequirement(x), _) => of(x),
        (KerasObject::DistillationLoss(x), _) => of(x),
    }
}

/// What an envelope says of the places where its object stands.
pub(super) struct Shared(Option<(i64, Value)>);

impl Shared {
    /// Looks for a number.
    pub fn of(class_name: &str, envelope: &Map) -> Result<Shared> {
        let number = match envelope.get(KEY) {
            None | Some(Value::Null) => return Ok(Shared(None)),
            Some(Value::Int(number)) => *number,
            Some(other) => return Err(i64::refuse(other).at(KEY)),
        };
        let config = envelope.get("config").cloned().unwrap_or_default();
        let what = vec![Value::from(class_name), config];
        Ok(Shared(Some((number, Value::Array(what)))))
    }

    /// The object that was made for the same number and config.
    pub fn object(&self, cx: &Context) -> Option<KerasObject> {
        let (number, what) = self.0.as_ref()?;
        let (made_of, object) = cx.shared(*number)?;
        let object = object.as_live::<KerasObject>().cloned();
        object.filter(|_| made_of == *what)
    }

    /// Keeps the object for the next place.
    pub fn keep(self, object: &KerasObject, cx: &Context) {
        if let Some((number, what)) = self.0 {
            cx.share(number, (what, object.clone().into_value()));
        }
    }
}
