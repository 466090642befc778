//! [`Callable`]: a function as an argument of a layer.

use crate::config::{describe, whole};
use crate::context::Context;
use crate::custom::Guest;
use crate::error::{Error, ErrorKind, Result};
use crate::layers::Spec;
use crate::object::{from_envelope, Class, ClassEntry, Identity, KerasObject, Role};
use crate::shape::{Nested, Shape};
use crate::value::{Map, Value};

/// A function as an argument of a layer: found by its name, or given. What is
/// Python code stays what it is, and is never looked into.
#[derive(Clone, Debug)]
pub enum Callable {
    /// One of Keras's functions, or a custom one.
    Function(Class),
    /// Python code as Keras 3 writes it.
    Python(Value),
}

/// Whose function it is, for messages, and as a name for one that has none.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// What the function is to its owner.
    pub slot: Slot,
    /// The class of the layer or operation.
    pub class: &'a str,
    /// The name of the layer or operation; empty if it has none yet.
    pub layer: &'a str,
    /// The argument.
    pub argument: &'a str,
}

/// What a function is to its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// What a layer is made with.
    Layer,
    /// What an operation is made with.
    Operation,
    /// What an operation is called on: its place among the arguments.
    Operand(usize),
}

impl Owner<'_> {
    fn describe(&self) -> String {
        let noun = match self.slot {
            Slot::Layer => "layer",
            Slot::Operation | Slot::Operand(_) => "operation",
        };
        match self.layer {
            "" => format!("a `{}` {noun}", self.class),
            name => format!("the `{}` {noun} `{name}`", self.class),
        }
    }

    /// What messages call the function.
    pub(crate) fn place(&self) -> String {
        format!("the `{}` of {}", self.argument, self.describe())
    }

    /// Where a config has the function, as R code.
    fn place_in_config(&self) -> String {
        match self.slot {
            Slot::Layer | Slot::Operation => format!("config[[\"{}\"]]", self.argument),
            Slot::Operand(at) => format!(
                "config$layers[[\"{}\"]]$inbound_nodes[[1]]$args[[{}]]",
                self.layer,
                at.saturating_add(1)
            ),
        }
    }

    /// The error for Python code.
    pub(crate) fn never_run(&self) -> Error {
        let kept = match self.slot {
            Slot::Layer => {
                " With `safe_mode = FALSE` the bytecode is kept as it is, and not run either."
            }
            // Without running it, nobody knows what the operation gives.
            Slot::Operation | Slot::Operand(_) => "",
        };
        Error::class(format!(
            "{} is Python bytecode, which is never run here",
            self.place()
        ))
        .expected("a function of Keras, or one of your own")
        .hint(format!(
            "Write it in R, and put that function in its place in the config: `{} <- f`.{kept}",
            self.place_in_config()
        ))
    }

    /// The name of a function that has none of its own.
    fn function_name(&self) -> String {
        match self.argument {
            "function" => self.layer.to_owned(),
            argument => format!("{}_{argument}", self.layer),
        }
    }
}

/// What stands for Python code in a config.
const PYTHON: &str = "__lambda__";

impl Callable {
    /// The function that a value is or names.
    pub fn read(value: Value, owner: Owner<'_>, cx: &Context) -> Result<Callable> {
        let class = match value {
            Value::Object(map) if is_python(&map) => return Self::python(map.into(), owner, cx),
            Value::Object(map) if map.contains_key("class_name") => from_envelope(map, None, cx)
                .map_err(|error| owner.of(error))?
                .class(),
            value => match given(&value, owner) {
                Some(class) => class,
                None => return Err(refuse(&value, owner)),
            },
        };
        let is_function = match &class {
            Class::Builtin(entry) => entry.is_function(),
            Class::Custom(custom) => custom.is_function(),
        };
        match is_function {
            true => Ok(Callable::Function(class)),
            false => Err(owner.of(Error::class(format!(
                "`{}` is a class, and no function",
                class.name()
            )))),
        }
    }

    /// The function of that name, as configs of Keras 2 have it.
    pub fn named(name: &str, owner: Owner<'_>, cx: &Context) -> Result<Callable> {
        Self::read(Identity::function(name).into(), owner, cx)
    }

    /// Python code: refused, or kept as it is where the caller asked for that.
    pub fn python(code: Value, owner: Owner<'_>, cx: &Context) -> Result<Callable> {
        match owner.slot {
            Slot::Layer if !cx.safe_mode() => Ok(Callable::Python(code)),
            _ => Err(owner.never_run()),
        }
    }

    /// As it stands in a config.
    pub fn write(&self) -> Value {
        match self {
            Callable::Function(class) => class.envelope(Map::new()).into(),
            Callable::Python(code) => code.clone(),
        }
    }

    /// The shapes that the function makes of others.
    pub fn shapes(&self, inputs: &Nested<Shape>, owner: Owner<'_>) -> Result<Nested<Shape>> {
        match self {
            Callable::Function(Class::Custom(custom)) => custom.shapes(inputs, owner.layer),
            _ => Err(unknown(owner)),
        }
    }

    /// The shapes of what the function gives for tensors.
    pub fn trace(
        &self,
        inputs: &Nested<Spec>,
        arguments: &Map,
        owner: Owner<'_>,
    ) -> Result<Nested<Shape>> {
        match self {
            Callable::Function(Class::Custom(custom)) => {
                custom.trace(inputs, arguments, owner.layer)
            }
            Callable::Function(Class::Builtin(entry)) => match (entry.role, inputs) {
                (Role::Activation, Nested::One(input)) => {
                    of_activation(entry, &input.shape, arguments, owner)
                }
                _ => Err(unknown(owner)),
            },
            Callable::Python(_) => Err(unknown(owner)),
        }
    }
}

impl Owner<'_> {
    /// An error, with whose function it is about.
    fn of(&self, error: Error) -> Error {
        match error.kind() {
            ErrorKind::Foreign => error,
            _ => error.hint(format!(
                "{} needs a function there: an activation of Keras, or one of your own, given in \
                 `custom_objects`.",
                capital(&self.describe())
            )),
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// Whether an envelope holds Python code.
pub fn is_python(envelope: &Map) -> bool {
    envelope.get("class_name").and_then(Value::as_str) == Some(PYTHON)
}

/// Python code as Keras 2 writes it, as Keras 3 does.
pub fn python_of_keras_2(code: Value) -> Value {
    let names = ["code", "defaults", "closure"];
    let parts = match code {
        Value::Array(parts) => parts,
        other => vec![other],
    };
    let parts = parts.into_iter().chain(std::iter::repeat(Value::Null));
    let mut envelope = Map::new();
    envelope.push("class_name", PYTHON);
    envelope.push("config", names.into_iter().zip(parts).collect::<Map>());
    envelope.into()
}

/// Whether a value is a function that has no name of its own.
pub fn is_unnamed(value: &Value) -> bool {
    value
        .as_live::<Guest>()
        .is_some_and(|guest| !guest.0.is_named())
}

/// The class of a function that was given itself.
fn given(value: &Value, owner: Owner<'_>) -> Option<Class> {
    if let Some(Guest(custom)) = value.as_live::<Guest>() {
        let named = match custom.is_named() {
            true => None,
            false => custom.with_name(&owner.function_name()),
        };
        return Some(Class::Custom(named.unwrap_or_else(|| custom.clone())));
    }
    value.as_live::<KerasObject>().map(KerasObject::class)
}

fn refuse(value: &Value, owner: Owner<'_>) -> Error {
    let error = Error::config(format!("expected a function, got {}", describe(value)));
    owner.of(error.received(value).expected("a function"))
}

fn unknown(owner: Owner<'_>) -> Error {
    Error::graph(format!(
        "what {} gives cannot be found out from its function",
        owner.describe()
    ))
    .hint("Give `output_shape`, without the batch.")
}

/// One of Keras's functions keeps the shape, but for the one that halves an axis.
pub(crate) fn of_activation(
    entry: &ClassEntry,
    input: &Shape,
    arguments: &Map,
    owner: Owner<'_>,
) -> Result<Nested<Shape>> {
    if let Some(name) = arguments.keys().find(|n| entry.schema.field(n).is_none()) {
        return Err(Error::graph(format!(
            "`{}`, the function of {}, has no argument `{name}`",
            entry.schema.class_name,
            owner.describe()
        ))
        .at("arguments"));
    }
    if entry.schema.path() != "keras.activations.glu" {
        return Ok(Nested::One(input.clone()));
    }
    let axis = arguments.get("axis").and_then(whole).unwrap_or(-1);
    let size = input.at(axis)?;
    match size {
        Some(size) if size % 2 != 0 => Err(Error::shape(format!(
            "`glu` halves an axis of even size, got shape {input}"
        ))
        .received(&input.value())
        .at("axis")),
        size => input.with(axis, size.map(|n| n / 2)).map(Nested::One),
    }
}
