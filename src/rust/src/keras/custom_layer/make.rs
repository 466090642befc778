//! Making the layer of a `self`.

use super::RLayer;
use crate::args;
use crate::guard::guard;
use crate::handle;
use crate::kept::Kept;
use crate::keras::custom::RCustom;
use crate::keras::held::HeldWeakly;
use crate::keras::models::ends;
use crate::keras::objects::{named, new_builtin};
use crate::session::context;
use extendr_api::prelude::*;
use keratin_core::config::{Literal, Reader, Schema};
use keratin_core::custom::Custom;
use keratin_core::layers::{Base, CallArg, Layer};
use keratin_core::models::{self, Functional};
use keratin_core::object::Class;
use keratin_core::shape::Nested;
use keratin_core::{Error, KerasObject, Value};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The arguments that every layer takes, for classes that have no schema.
static ANY_LAYER: Schema = Schema {
    class_name: "Layer",
    ..models::SEQUENTIAL
};

/// Makes the layer of a `self`, when `super$initialize()` is called: its face,
/// and the handle for `self`.
#[extendr]
fn rs_custom_layer(this: Robj, class: Robj, args: Robj, about: Robj) -> Robj {
    guard(|| {
        let cx = context();
        let custom = Rc::new(RCustom::read(&args::plain(&class)?)?);
        let about = args::plain(&about)?;
        let class_name = custom.identity().class_name;
        let mut arguments = named(args::plain(&args)?)?;
        if arguments.get("name").map_or(true, Value::is_null) {
            arguments.insert("name", cx.auto_name(&class_name));
        }
        let parent = about.get("parent").and_then(Value::as_str);
        let (base, parent) = match parent {
            Some(path) => {
                let parent = new_builtin(path, arguments)?;
                let KerasObject::Layer(parent) = parent else {
                    return Err(Error::class(format!("`{path}` is no class of layers")));
                };
                (parent.base().clone(), Some(parent))
            }
            None => {
                let graph = (arguments.remove("inputs"), arguments.remove("outputs"));
                let mut reader = Reader::new(&ANY_LAYER, arguments, cx);
                let base = Base::read(&mut reader)?;
                reader.finish_for(&class_name)?;
                let parent = match graph {
                    (Some(inputs), Some(outputs)) => {
                        let inputs = ends(&inputs, "inputs")?;
                        let outputs = ends(&outputs, "outputs")?;
                        Some(Functional::model(inputs, outputs, base.clone(), cx)?)
                    }
                    _ => None,
                };
                (base, parent)
            }
        };
        let flag = |name: &str| about.get(name) == Some(&Value::Bool(true));
        let body = RLayer {
            this: Kept::from(&this),
            parent,
            is_model: flag("is_model"),
            classes: strings(about.get("classes")),
            methods: strings(about.get("methods")),
            signature: about.get("call").and_then(signature),
            takes_any: flag("takes_any"),
            build_arguments: strings(about.get("build")),
            supports_masking: Cell::new(None),
            tracked: RefCell::new(Vec::new()),
            tracked_first: Cell::new(None),
        };
        let is_graph = body.is_graph();
        let layer = Layer::new(base, Class::Custom(custom), Box::new(body), cx);
        if is_graph {
            layer.record_build(Nested::None);
        }
        let weak = handle::new(Rc::new(HeldWeakly(layer.downgrade())));
        let face = crate::keras::face::face(&KerasObject::Layer(layer))?;
        handle::list_of(&[face, weak])
    })
}

pub(in crate::keras) fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(|x| x.as_str().map(str::to_owned))
            .collect(),
        Some(Value::Str(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

/// The arguments of `call()`, from what `call_arguments()` in R gives.
fn signature(arguments: &Value) -> Option<Vec<CallArg>> {
    let Value::Object(arguments) = arguments else {
        return None;
    };
    let literal = |default: &Value| match default {
        Value::Bool(b) => Literal::Bool(*b),
        _ => Literal::None,
    };
    let arguments = arguments.iter().map(|(name, default)| CallArg {
        name: Cow::Owned(name.to_owned()),
        // A required argument has no default: R gives its name.
        default: (default.as_str() != Some(name)).then(|| literal(default)),
    });
    Some(arguments.collect())
}

extendr_module! {
    mod make;
    fn rs_custom_layer;
}
