//! [`JaxLayer`] and [`FlaxLayer`].

use crate::config::Field;
use crate::context::Context;
use crate::error::Result;
use crate::initializers::seed::Seed;
use crate::layers::callable::{Callable, Owner, Slot};
use crate::layers::foreign::unknown;
use crate::layers::signature::{Signature, INPUTS_TRAINING_FALSE};
use crate::layers::{configured, Base, CallSpec, Layer, LayerClass, Spec};
use crate::object::serialize_tree;
use crate::shape::Nested;
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;

/// A model of JAX as a layer
///
/// The functions stand in the config by their names. What they compute, only JAX
/// can tell; one that needs nothing but the input is called on symbolic tensors to
/// learn the shape of the output.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.JaxLayer",
    python = "keras.src.utils.jax_layer.JaxLayer",
    keys = "call_fn init_fn native_serialization_platforms"
)]
pub struct JaxLayer {
    /// The function that is called.
    call_fn: Argument,
    /// The function that makes parameters and state.
    #[config(default = None)]
    init_fn: Argument,
    /// The parameters, in place of those that `init_fn` makes.
    #[config(default = None, no_write)]
    params: NotHeld,
    /// The state, in place of what `init_fn` makes.
    #[config(default = None, no_write)]
    state: NotHeld,
    /// The seed.
    #[config(default = None, no_write)]
    seed: Seed,
    /// The platforms that TensorFlow compiles for.
    #[config(default = None)]
    native_serialization_platforms: Option<Vec<String>>,
}

/// A function, found when the layer's name is known.
#[derive(Debug)]
enum Argument {
    Given(Value),
    Nothing,
    Function(Callable),
}

impl Field for Argument {
    const EXPECTED: &'static str = "a function";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        Ok(Argument::Given(value))
    }

    fn write(&self) -> Result<Value> {
        match self {
            Argument::Nothing => Ok(Value::Null),
            Argument::Given(value) => serialize_tree(value),
            Argument::Function(function) => Ok(function.write()),
        }
    }
}

impl Argument {
    fn find(self, owner: Owner<'_>, cx: &Context) -> Result<Argument> {
        match self {
            Argument::Given(Value::Null) => Ok(Argument::Nothing),
            Argument::Given(value) => Callable::read(value, owner, cx)
                .map(Argument::Function)
                .map_err(|e| e.at(owner.argument)),
            found => Ok(found),
        }
    }
}

/// Arrays of another library: there is no place for them.
#[derive(Debug)]
struct NotHeld;

impl Field for NotHeld {
    const EXPECTED: &'static str = "null: keratin holds no arrays of other libraries";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value.is_null() {
            true => Ok(NotHeld),
            false => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(Value::Null)
    }
}

impl JaxLayer {
    fn owner<'a>(layer: &'a str, argument: &'a str) -> Owner<'a> {
        Owner {
            slot: Slot::Layer,
            class: "JaxLayer",
            layer,
            argument,
        }
    }
}

impl LayerClass for JaxLayer {
    configured!();

    fn prepare(mut self, base: &mut Base, cx: &Context) -> Result<Self> {
        base.name_if_unnamed("JaxLayer", cx);
        let name = base.name();
        self.call_fn = self.call_fn.find(Self::owner(name, "call_fn"), cx)?;
        if let Argument::Nothing = self.call_fn {
            return Err(Argument::refuse(&Value::Null).at("call_fn"));
        }
        self.init_fn = self.init_fn.find(Self::owner(name, "init_fn"), cx)?;
        Ok(self)
    }

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING_FALSE
    }

    fn compute_output_spec(&self, layer: &Layer, call: &CallSpec) -> Result<Nested<Spec>> {
        let (Argument::Function(function), Argument::Nothing) = (&self.call_fn, &self.init_fn)
        else {
            return unknown(layer, "JAX");
        };
        let owner = Self::owner(layer.name(), "call_fn");
        let shapes = function.trace(call.first()?, &Map::new(), owner)?;
        let dtype = layer.compute_dtype();
        Ok(shapes.map(&mut |shape| Spec::new(shape.clone(), dtype)))
    }
}

/// A module of Flax as a layer
///
/// The config holds what the module says of itself. It stays data: only Flax can
/// make a module of it.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.FlaxLayer",
    python = "keras.src.utils.jax_layer.FlaxLayer",
    bases("keras.src.utils.jax_layer.JaxLayer"),
    keys = "native_serialization_platforms module method"
)]
pub struct FlaxLayer {
    /// The config of the module, as Keras writes it.
    module: Module,
    /// The name of the method that is called; `NULL` for the usual one.
    #[config(default = None)]
    method: Method,
    /// The variables, in place of those that the module makes.
    #[config(default = None, no_write)]
    variables: NotHeld,
    /// The platforms that TensorFlow compiles for.
    #[config(default = None)]
    native_serialization_platforms: Option<Vec<String>>,
}

/// What a module says of itself.
#[derive(Debug)]
struct Module(Value);

impl Field for Module {
    const EXPECTED: &'static str = "the config of a module: `class_name` and `config`";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value.get("class_name") {
            Some(Value::Str(_)) => Ok(Module(value)),
            _ => Err(Self::refuse(&value)),
        }
    }

    fn write(&self) -> Result<Value> {
        serialize_tree(&self.0)
    }
}

/// A method by its name, or what Keras wrote of a function.
#[derive(Debug)]
struct Method(Value);

impl Field for Method {
    const EXPECTED: &'static str = "the name of a method";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        match value {
            Value::Null | Value::Str(_) | Value::Object(_) => Ok(Method(value)),
            other => Err(Self::refuse(&other)),
        }
    }

    fn write(&self) -> Result<Value> {
        serialize_tree(&self.0)
    }
}

impl LayerClass for FlaxLayer {
    configured!();

    fn code_in_config() -> Option<&'static str> {
        Some("a module of Python, which is a program for Flax")
    }

    fn signature(&self) -> &Signature {
        INPUTS_TRAINING_FALSE
    }

    fn compute_output_spec(&self, layer: &Layer, _call: &CallSpec) -> Result<Nested<Spec>> {
        unknown(layer, "Flax")
    }
}
