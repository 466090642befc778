//! Objects that exist already, on their way through values.
//!
//! A Keras object or an R function given in place of a config travels as
//! [`Value::Live`] and comes back as the same R object.

use crate::ffi::*;
use crate::from_r::atomic::inherits;
use crate::handle;
use crate::kept::Kept;
use crate::keras::property::ShapeForR;
use crate::keras::weights::WeightForR;
use crate::keras::{custom, face, held};
use crate::session::context;
use crate::state::Writer;
use crate::text::bytes_of;
use crate::to_r;
use crate::unwind::{call_fn, own_function};
use keratin_core::config::Reader;
use keratin_core::custom::Guest;
use keratin_core::graph::Tensor;
use keratin_core::{registry, Error, KerasObject, Live, Map, Result, Value};
use std::rc::Rc;

/// The value of a function, an environment or an external pointer.
pub(crate) fn from_r(x: SEXP) -> Result<Value> {
    if let Some(pointer) = handle::pointer_of(x) {
        return handle::object_of(pointer)?.value();
    }
    // SAFETY: `x` is alive.
    match unsafe { TYPEOF(x) } {
        SEXPTYPE::CLOSXP | SEXPTYPE::BUILTINSXP | SEXPTYPE::SPECIALSXP => {
            // SAFETY: as above.
            let function = unsafe { Kept::new(x) };
            match name_of(&function) {
                Some(name) => named(function, &name),
                None => Ok(guest(custom::RCustom::unnamed(function))),
            }
        }
        SEXPTYPE::ENVSXP if inherits(x, c"keratin_self") => {
            Err(unusable("the `self` of an object that is being made"))
                .map_err(|error| error.hint("call `super$initialize()` first"))
        }
        SEXPTYPE::ENVSXP if inherits(x, c"R6") => {
            Err(unusable("an R6 object")).map_err(|error| error.hint("give the class instead"))
        }
        SEXPTYPE::ENVSXP => Err(unusable("an environment")),
        _ => Err(unusable("an external pointer of another package")),
    }
}

/// The attribute `keras_name`: the path of one of Keras's functions, or the name
/// by which a function of the user's goes in configs.
fn name_of(function: &Kept) -> Option<String> {
    // SAFETY: the function is kept; symbols live forever; the string is part of
    // the function.
    unsafe {
        let name = Rf_getAttrib(function.sexp(), Rf_install(c"keras_name".as_ptr()));
        if TYPEOF(name) != SEXPTYPE::STRSXP || Rf_xlength(name) != 1 {
            return None;
        }
        String::from_utf8(bytes_of(STRING_ELT(name, 0)).ok()?).ok()
    }
}

/// One of Keras's functions, or a guest.
fn named(function: Kept, name: &str) -> Result<Value> {
    let builtin = name
        .rsplit_once('.')
        .and_then(|(module, short)| registry::by_path(module, short))
        .filter(|entry| entry.is_function());
    if let Some(entry) = builtin {
        let reader = Reader::new(entry.schema, Map::new(), context());
        return (entry.construct)(reader).map(KerasObject::into_value);
    }
    let entry = call_fn(&own_function("custom_entry")?, &[function])?;
    let custom = custom::RCustom::read(&crate::from_r::from_r(&entry)?)?;
    Ok(guest(custom))
}

fn guest(custom: custom::RCustom) -> Value {
    Value::Live(Live::new(Guest(Rc::new(custom))))
}

fn unusable(what: &str) -> Error {
    Error::config(format!("{what} cannot stand in a config"))
        .expected("NULL, a logical, a number, a string, a list or a Keras object")
}

/// The R object of a live object.
pub(crate) fn to_r(object: &Live) -> Result<Kept> {
    if let Some(custom) = custom_of(object) {
        return custom.to_r();
    }
    if let Some(object) = object.get::<KerasObject>() {
        return match custom::function_of(object) {
            Some(custom) => custom.to_r(),
            None => face::face(object),
        };
    }
    if let Some(tensor) = object.get::<Tensor>() {
        return held::tensor_to_r(tensor);
    }
    if let Some(ShapeForR(shape)) = object.get::<ShapeForR>() {
        return by_r("new_shape", &shape.value());
    }
    if let Some(weight) = object.get::<WeightForR>() {
        return by_r("new_variable", &weight.parts());
    }
    Err(Error::state(format!("{object:?} has no form in R")))
}

/// What an R function of the package makes of plain data.
fn by_r(function: &str, parts: &Value) -> Result<Kept> {
    call_fn(&own_function(function)?, &[to_r::to_r(parts)?])
}

/// The class or function written in R that a live object is.
fn custom_of(object: &Live) -> Option<&custom::RCustom> {
    object.get::<Guest>()?.0.as_any().downcast_ref()
}

/// What messages call the object.
pub(crate) fn about(object: &Live) -> String {
    if object.get::<Guest>().is_some() {
        return "an R function".to_owned();
    }
    match (object.get::<KerasObject>(), object.get::<Tensor>()) {
        (Some(object), _) => format!("an object of class `{}`", object.class().name()),
        (_, Some(tensor)) => format!("{tensor:?}"),
        _ => "a Keras object".to_owned(),
    }
}

/// Writes a live object into the state of a handle.
pub(crate) fn save(object: &Live, out: &mut Writer) -> Result<()> {
    if let Some(custom) = custom_of(object) {
        out.guest(&custom.to_r()?);
        return Ok(());
    }
    Err(Error::state(format!("{object:?} cannot be saved")))
}

/// What [`save`] wrote.
pub(crate) fn load(guest: &Kept) -> Result<Value> {
    crate::from_r::from_r(guest)
}
