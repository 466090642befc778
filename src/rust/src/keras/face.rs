//! Faces: the R objects of Keras objects.
//!
//! A face is an R function whose environment holds the handle; R makes it, in
//! `layer_face()` or `object_face()`. A layer has one face as long as R holds it, so that
//! `model$layers[[1]]` is the layer that went in.

use super::custom_layer::RLayer;
use super::custom_object;
use super::held::Held;
use crate::ffi::*;
use crate::handle;
use crate::into_r::IntoR;
use crate::kept::{Kept, Lasting};
use crate::unwind::{own_function, protect, Call};
use keratin_core::object::{Class, Role};
use keratin_core::{registry, KerasObject, Result};
use std::rc::Rc;

/// The R object of a Keras object.
pub fn face(object: &KerasObject) -> Result<Kept> {
    if let Some(function) = r_function(object)? {
        return Ok(function);
    }
    let KerasObject::Layer(layer) = object else {
        return new_face(object);
    };
    let attached = layer.attachment();
    let weak = attached.as_ref().and_then(|a| a.downcast_ref::<WeakFace>());
    if let Some(face) = weak.and_then(WeakFace::upgrade) {
        return Ok(face);
    }
    let face = new_face(object)?;
    layer.attach(Rc::new(WeakFace::new(&face)?));
    Ok(face)
}

fn new_face(object: &KerasObject) -> Result<Kept> {
    let handle = handle::new(Rc::new(Held(object.clone())));
    let maker = match object {
        KerasObject::Layer(_) => "layer_face",
        _ if custom_object::of(object).is_some() => "custom_face",
        _ => "object_face",
    };
    let face = Call::new(&own_function(maker)?)
        .label(maker)
        .arg(&handle)
        .run()?;
    set_class(&face, &class_attribute(object)?)?;
    Ok(face)
}

/// The R function of one of Keras's functions: `activation_relu()`, `loss_huber()`.
fn r_function(object: &KerasObject) -> Result<Option<Kept>> {
    let Class::Builtin(entry) = object.class() else {
        return Ok(None);
    };
    if !entry.is_function() {
        return Ok(None);
    }
    let name = entry.schema.class_name;
    let stands_for = match entry.role {
        Role::Loss => format!("loss_{name}"),
        Role::Metric => format!("metric_{name}"),
        _ => entry.schema.r.to_owned(),
    };
    let is_there = registry::classes().any(|other| other.schema.r == stands_for);
    match is_there && !stands_for.is_empty() {
        true => own_function(&stands_for).map(Some),
        false => Ok(None),
    }
}

thread_local! {
    /// The class attributes of built-in classes, by where Keras defines them.
    static BUILTIN: Lasting = Lasting::default();
}

/// R's class attribute for an object.
fn class_attribute(object: &KerasObject) -> Result<Kept> {
    match object.class() {
        Class::Builtin(entry) => {
            BUILTIN.with(|made| made.get(entry.schema.python, || classes(object).into_r()))
        }
        Class::Custom(_) => classes(object).into_r(),
    }
}

/// The classes of an object whose class is written in R: its own, and those it
/// inherits from.
fn custom_classes(object: &KerasObject) -> Vec<String> {
    let KerasObject::Layer(layer) = object else {
        return custom_object::of(object).map_or_else(Vec::new, |own| own.classes.clone());
    };
    let Some(own) = layer.guest_as::<RLayer>() else {
        return Vec::new();
    };
    let mut classes = own.classes.clone();
    if let Some(schema) = own.parent.as_ref().and_then(|p| p.class().schema()) {
        let inherited = std::iter::once(&schema.python).chain(schema.bases);
        let inherited: Vec<String> = inherited.map(|class| (*class).to_owned()).collect();
        classes.retain(|class| !inherited.contains(class));
        classes.extend(inherited);
    }
    classes
}

/// What stands in R's class attribute: Keras's class paths, nearest first.
fn classes(object: &KerasObject) -> Vec<String> {
    let mut classes: Vec<String> = match object.class() {
        Class::Builtin(entry) => std::iter::once(&entry.schema.python)
            .chain(entry.schema.bases)
            .map(|class| (*class).to_owned())
            .collect(),
        Class::Custom(custom) if custom.is_function() => {
            let identity = custom.identity();
            let own = match identity.module {
                Some(module) => format!("{module}.{}", identity.class_name),
                None => identity.class_name,
            };
            vec![own]
        }
        Class::Custom(_) => custom_classes(object),
    };
    let is_function = match object.class() {
        Class::Builtin(entry) => entry.is_function(),
        Class::Custom(custom) => custom.is_function(),
    };
    let own = match object.role() {
        Role::Layer => &[
            "keras.src.layers.layer.Layer",
            "keras.src.ops.operation.Operation",
            "keras.src.saving.keras_saveable.KerasSaveable",
        ][..],
        Role::Operation => &[
            "keras.src.ops.operation.Operation",
            "keras.src.saving.keras_saveable.KerasSaveable",
        ],
        Role::Initializer => &["keras.src.initializers.initializer.Initializer"],
        Role::Regularizer => &["keras.src.regularizers.regularizers.Regularizer"],
        Role::Constraint => &["keras.src.constraints.constraints.Constraint"],
        Role::Loss if is_function => &[],
        Role::Metric if is_function => &[],
        Role::Metric => &[
            "keras.src.metrics.metric.Metric",
            "keras.src.saving.keras_saveable.KerasSaveable",
        ],
        Role::Loss => &[
            "keras.src.losses.loss.Loss",
            "keras.src.saving.keras_saveable.KerasSaveable",
        ],
        Role::DTypePolicy => &["keras.src.dtype_policies.dtype_policy.DTypePolicy"],
        Role::LearningRateSchedule => {
            &["keras.src.optimizers.schedules.learning_rate_schedule.LearningRateSchedule"]
        }
        // It stands among the optimizers by its name alone.
        Role::Optimizer if classes.iter().any(|c| c == "collections.abc.Mapping") => &[],
        Role::Optimizer => &[
            "keras.src.optimizers.optimizer.Optimizer",
            "keras.src.optimizers.base_optimizer.BaseOptimizer",
            "keras.src.saving.keras_saveable.KerasSaveable",
        ],
        Role::QuantizationConfig => {
            &["keras.src.quantizers.quantization_config.QuantizationConfig"]
        }
        Role::Quantizer => &["keras.src.quantizers.quantizers.Quantizer"],
        Role::FeatureSpec => &["keras.src.saving.keras_saveable.KerasSaveable"],
        Role::DistillationLoss => &["keras.src.distillation.distillation_loss.DistillationLoss"],
        Role::Activation | Role::SeedGenerator | Role::InputRequirement => &[],
    };
    for class in own.iter().chain(&["keratin_object", "function"]) {
        if !classes.iter().any(|c| c == class) {
            classes.push((*class).to_owned());
        }
    }
    classes
}

/// Sets R's class attribute of an object that nothing else refers to.
pub(super) fn set_class(x: &Kept, class: &Kept) -> Result<()> {
    // SAFETY: both are kept; the closure owns nothing.
    unsafe {
        protect(|| {
            Rf_setAttrib(x.sexp(), R_ClassSymbol, class.sexp());
            R_NilValue
        })?;
    }
    Ok(())
}

/// A face that R may collect: it hangs on its environment, as R has weak
/// references only to such.
struct WeakFace(Kept);

impl WeakFace {
    fn new(face: &Kept) -> Result<Self> {
        // SAFETY: `face` is kept, and so is its environment; the closure owns
        // nothing.
        let reference = unsafe {
            let env = get_closure_env(face.sexp());
            protect(|| R_MakeWeakRef(env, face.sexp(), R_NilValue, Rboolean::FALSE))?
        };
        Ok(WeakFace(reference))
    }

    fn upgrade(&self) -> Option<Kept> {
        // A face that R has found dead is there until its finalizer has run, and
        // that of its handle with it: handed out in between, it would lose its
        // object in the user's hands.
        //
        // SAFETY: a live weak reference; its value is alive or `NULL`, and kept
        // before R runs again. What finalizers raise does not leave them.
        unsafe {
            R_RunPendingFinalizers();
            let face = R_WeakRefValue(self.0.sexp());
            (face != R_NilValue).then(|| Kept::new(face))
        }
    }
}
