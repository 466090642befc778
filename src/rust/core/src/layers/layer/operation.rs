//! Operations: what a graph records beside layers, such as the sum of two
//! tensors. To a graph, an operation is a layer without weights that takes its
//! operands as they are.

use super::{Base, CallSpec, Layer, LayerClass, Spec};
use crate::config::{describe, CallParam, KerasConfig, ParamKind, Reader, Schema, Writer};
use crate::context::Context;
use crate::custom::Guest;
use crate::dtype::{DType, ElementType};
use crate::error::{Error, Result};
use crate::graph::Tensor;
use crate::object::{Class, ClassEntry, KerasObject};
use crate::registry;
use crate::shape::{Nested, Shape};
use crate::value::{Live, Map, Value};
use std::any::Any;
use std::collections::HashMap;
use std::fmt;

/// What makes an operation one of its class: the arguments it is made with are
/// the fields of the struct, those of its call the operands.
pub trait Operation: fmt::Debug + Any {
    /// Shape and dtype of what the operation gives. Fails if the operands do not
    /// fit together.
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>>;

    /// Completes and checks what depends on the name and the session.
    fn resolve(self, _base: &mut Base, _cx: &Context) -> Result<Self>
    where
        Self: Sized,
    {
        Ok(self)
    }
}

/// An operation of any class.
trait AnyOperation: Operation {
    fn write(&self, writer: &mut Writer<'_>) -> Result<()>;
}

impl<T: Operation + KerasConfig> AnyOperation for T {
    fn write(&self, writer: &mut Writer<'_>) -> Result<()> {
        KerasConfig::write(self, writer)
    }
}

/// An operation as the body of a layer.
#[derive(Debug)]
struct Body {
    operation: Box<dyn AnyOperation>,
    schema: &'static Schema,
    floatx: DType,
}

impl LayerClass for Body {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        // A class that lists its keys writes no other.
        if self.schema.keys.is_empty() {
            writer.put("name", layer.name());
        }
        self.operation.write(writer)
    }

    fn compute_output_spec(&self, layer: &Layer, _call: &CallSpec) -> Result<Nested<Spec>> {
        Err(Error::state(format!(
            "operation `{}` takes operands, not an input",
            layer.name()
        )))
    }

    fn built_at_init(&self) -> bool {
        true
    }
}

impl Layer {
    /// Reads an operation of a built-in class from its arguments.
    pub(crate) fn read_operation<T: KerasConfig + Operation>(
        mut reader: Reader<'_>,
    ) -> Result<Layer> {
        let mut base = Base::read(&mut reader)?;
        // To Keras, an operation inside a layer's call is none, and takes no name.
        if reader.context().is_tracing() && base.name().is_empty() {
            base = base.with_name(crate::text::snake_case(reader.schema().class_name));
        }
        let operation = T::read(&mut reader)?.resolve(&mut base, reader.context())?;
        Layer::operation(base, Box::new(operation), reader)
    }

    fn operation(
        base: Base,
        operation: Box<dyn AnyOperation>,
        reader: Reader<'_>,
    ) -> Result<Layer> {
        let cx = reader.context();
        let schema: &'static Schema = reader.schema();
        reader.finish()?;
        let body = Body {
            operation,
            schema,
            floatx: cx.settings().floatx,
        };
        let class = Class::Builtin(registry::entry_of(schema)?);
        Ok(Layer::new(base, class, Box::new(body), cx))
    }

    /// Whether it is an operation that a graph records, not a layer.
    pub fn is_operation(&self) -> bool {
        self.body_as::<Body>().is_some()
    }

    /// Shape and dtype of what a call gives, if it is an operation.
    pub(super) fn operation_spec(
        &self,
        args: &[Value],
        kwargs: &Map,
        known: Option<&KnownSpecs>,
        cx: Option<&Context>,
    ) -> Option<Result<Nested<Spec>>> {
        let body = self.body_as::<Body>()?;
        let operands = Operands {
            class: body.schema.class_name,
            name: self.name(),
            params: body.schema.call,
            floatx: body.floatx,
            args,
            kwargs,
            known,
            cx,
        };
        Some(
            operands
                .check()
                .and_then(|()| body.operation.compute_output_spec(&operands))
                .and_then(possible),
        )
    }

    /// Calls it and records the call, if it is an operation.
    pub(super) fn call_operation(
        &self,
        args: &mut Vec<Value>,
        kwargs: &mut Map,
        cx: &Context,
    ) -> Option<Result<Nested<Tensor>>> {
        let body = self.body_as::<Body>()?;
        for (param, arg) in body.schema.call.iter().zip(args.iter_mut()) {
            self.name_functions(param.name, arg);
        }
        let outputs = match self.operation_spec(args, kwargs, None, Some(cx))? {
            Ok(outputs) => outputs,
            Err(error) => return Some(Err(error)),
        };
        let (args, kwargs) = (std::mem::take(args), std::mem::take(kwargs));
        let node = self.record_call(args, kwargs, &outputs, cx.is_tracing(), cx);
        Some(Ok(node.outputs()))
    }

    /// Gives functions in an argument that have no name one that is the only one of its
    /// model, made of the operation's and the argument's.
    fn name_functions(&self, argument: &str, given: &mut Value) {
        let name = || format!("{}_{argument}", self.name());
        match given {
            Value::Array(items) => {
                for (i, item) in items.iter_mut().enumerate() {
                    name_function(item, || format!("{}_{}", name(), i + 1));
                }
            }
            one => name_function(one, name),
        }
    }
}

fn name_function(value: &mut Value, name: impl FnOnce() -> String) {
    let unnamed = value.as_live::<Guest>().filter(|g| !g.0.is_named());
    if let Some(custom) = unnamed.and_then(|guest| guest.0.with_name(&name())) {
        *value = Value::Live(Live::new(Guest(custom)));
    }
}

/// Calls a new operation of a built-in class, made with `fields`.
pub fn call_operation(
    entry: &'static ClassEntry,
    fields: Map,
    args: Vec<Value>,
    kwargs: Map,
    cx: &Context,
) -> Result<Nested<Tensor>> {
    let made = (entry.construct)(Reader::new(entry.schema, fields, cx))?;
    let KerasObject::Layer(operation) = made else {
        let name = entry.schema.class_name;
        return Err(Error::class(format!("`{name}` is no operation")));
    };
    operation.call(args, kwargs, cx)
}

/// Fails if a dimension would be negative.
fn possible(outputs: Nested<Spec>) -> Result<Nested<Spec>> {
    let is_negative = |spec: &&Spec| spec.shape.iter().flatten().any(|size| *size < 0);
    let negative = outputs.flatten().into_iter().find(is_negative);
    match negative {
        None => Ok(outputs),
        Some(spec) => Err(Error::shape(format!(
            "the result would have the shape {}, and no size is negative",
            spec.shape
        ))),
    }
}

/// Specs of tensors, in place of their own.
pub(crate) type KnownSpecs = HashMap<(usize, usize), Spec>;

/// What an operation is called on.
pub struct Operands<'a> {
    class: &'static str,
    name: &'a str,
    params: &'static [CallParam],
    floatx: DType,
    args: &'a [Value],
    kwargs: &'a Map,
    /// Specs in place of those of the tensors themselves.
    known: Option<&'a KnownSpecs>,
    /// The session, if the call is a new one.
    cx: Option<&'a Context>,
}

/// An operand: a tensor, an array, or a number that stands in code.
#[derive(Clone, Debug, PartialEq)]
pub struct Operand {
    /// The shape.
    pub shape: Shape,
    /// The type of the elements.
    pub element: ElementType,
    /// Whether the tensor is sparse; `None` if it is no tensor.
    pub sparse: Option<bool>,
    is_number: bool,
}

impl Operand {
    /// A number.
    pub fn number(element: impl Into<ElementType>) -> Operand {
        Operand {
            shape: Shape::EMPTY,
            element: element.into(),
            sparse: None,
            is_number: true,
        }
    }

    /// Whether it is a number, not a tensor or an array.
    pub fn is_number(&self) -> bool {
        self.is_number
    }

    /// The dtype; that of a number is the one Keras keeps such numbers in.
    pub fn dtype(&self, floatx: DType) -> DType {
        match self.element {
            ElementType::Of(dtype) => dtype,
            ElementType::WeakInt => DType::Int32,
            ElementType::WeakFloat => floatx,
        }
    }
}

impl<'a> Operands<'a> {
    /// The class of the operation.
    pub fn class(&self) -> &'static str {
        self.class
    }

    /// The name of the operation.
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The session, if the call is a new one: `None` where one that was recorded is
    /// asked what it gives for other inputs.
    pub fn context(&self) -> Option<&'a Context> {
        self.cx
    }

    /// Runs `f` in the session of the call. One that is only followed again has none,
    /// and gets one of its own.
    pub(super) fn in_context<T>(&self, f: impl FnOnce(&Context) -> T) -> T {
        match self.cx {
            Some(cx) => f(cx),
            None => f(&Context::new()),
        }
    }

    /// The session's float type.
    pub fn floatx(&self) -> DType {
        self.floatx
    }

    /// Which of the arguments has that name.
    pub(super) fn place_of(&self, name: &str) -> Option<usize> {
        self.params.iter().position(|param| param.name == name)
    }

    /// An argument of the call; `None` if it is not given.
    pub fn value(&self, name: &str) -> Option<&'a Value> {
        let place = self.place_of(name)?;
        let plain = |param: &CallParam| matches!(param.kind, ParamKind::Plain | ParamKind::ByName);
        let by_place = self.params.get(place).filter(|param| plain(param));
        by_place
            .and_then(|_| self.args.get(place))
            .or_else(|| self.kwargs.get(name))
    }

    /// An argument that is neither missing nor null.
    pub fn given(&self, name: &str) -> Option<&'a Value> {
        self.value(name).filter(|value| !value.is_null())
    }

    /// The arguments without a name behind those that have one.
    pub fn rest(&self) -> &'a [Value] {
        let place = self
            .params
            .iter()
            .position(|param| param.kind == ParamKind::AnyNumber);
        place
            .and_then(|place| self.args.get(place..))
            .unwrap_or(&[])
    }

    /// The named arguments beyond those that the operation knows.
    pub fn named_rest(&self) -> impl Iterator<Item = (&'a str, &'a Value)> + '_ {
        let known = |name: &str| self.params.iter().any(|param| param.name == name);
        self.kwargs.iter().filter(move |(name, _)| !known(name))
    }

    /// An operand: a tensor, an array or a number.
    pub fn operand(&self, name: &str) -> Result<Operand> {
        self.read(self.value(name).unwrap_or(&Value::Null))
            .map_err(|e| e.at(name.to_owned()))
    }

    /// An operand that need not be given.
    pub fn optional(&self, name: &str) -> Result<Option<Operand>> {
        self.given(name).map(|_| self.operand(name)).transpose()
    }

    /// An operand that is a list of operands.
    pub fn list(&self, name: &str) -> Result<Vec<Operand>> {
        match self.value(name) {
            Some(Value::Array(items)) => self.all(items).map_err(|e| e.at(name.to_owned())),
            Some(_) => self.operand(name).map(|operand| vec![operand]),
            None => Ok(Vec::new()),
        }
    }

    /// The operands behind those that have a name.
    pub fn operands(&self) -> Result<Vec<Operand>> {
        self.all(self.rest())
    }

    fn all(&self, items: &[Value]) -> Result<Vec<Operand>> {
        let operand = |(i, item)| self.read(item).map_err(|e: Error| e.at_index(i));
        items.iter().enumerate().map(operand).collect()
    }

    /// Shape and dtype of an operand that is a tensor or an array.
    pub fn spec(&self, name: &str) -> Result<Spec> {
        let value = self.value(name).unwrap_or(&Value::Null);
        self.spec_of(value).map_err(|e| e.at(name.to_owned()))
    }

    /// Shape and dtype of a value that is a tensor or an array.
    pub(super) fn spec_of(&self, value: &Value) -> Result<Spec> {
        let operand = self.read(value)?;
        if operand.is_number() {
            const EXPECTED: &str = "a tensor or an array";
            let text = format!("expected {EXPECTED}, got {}", describe(value));
            return Err(Error::graph(text).received(value).expected(EXPECTED));
        }
        Ok(Spec {
            dtype: operand.dtype(self.floatx),
            sparse: operand.sparse.unwrap_or(false),
            shape: operand.shape,
        })
    }

    /// The shape of an operand. Numbers, and lists that are no arrays yet, have
    /// none.
    pub fn shape(&self, name: &str) -> Result<Shape> {
        match self.value(name) {
            Some(Value::Array(_)) => Ok(Shape::EMPTY),
            _ => self.operand(name).map(|operand| operand.shape),
        }
    }

    /// The operand that a value is.
    pub fn read(&self, value: &Value) -> Result<Operand> {
        match value {
            Value::Int(_) | Value::BigInt(_) => Ok(Operand::number(ElementType::WeakInt)),
            Value::Float(_) => Ok(Operand::number(ElementType::WeakFloat)),
            Value::Bool(_) => Ok(Operand::number(DType::Bool)),
            Value::Live(live) => match live.get::<Tensor>() {
                Some(tensor) => {
                    let known = self.known.and_then(|known| known.get(&tensor.id()));
                    let spec = known.unwrap_or_else(|| tensor.spec());
                    Ok(Operand {
                        shape: spec.shape.clone(),
                        element: spec.dtype.into(),
                        sparse: Some(spec.sparse),
                        is_number: false,
                    })
                }
                None => Err(not_an_operand(value)),
            },
            Value::Object(map) => match constant(map) {
                Some(spec) => spec.map(|spec| Operand {
                    shape: spec.shape,
                    element: spec.dtype.into(),
                    sparse: None,
                    is_number: false,
                }),
                None => Err(not_an_operand(value)),
            },
            other => Err(not_an_operand(other)),
        }
    }

    /// Fails if an argument is missing, unknown or there twice.
    fn check(&self) -> Result<()> {
        let name = self.name;
        let takes = |kind| self.params.iter().any(|param| param.kind == kind);
        if self.args.len() > self.params.len() && !takes(ParamKind::AnyNumber) {
            return Err(Error::graph(format!(
                "operation `{name}` takes {} argument(s), got {}",
                self.params.len(),
                self.args.len()
            )));
        }
        for (i, param) in self.params.iter().enumerate() {
            match (param.kind, self.args.get(i), self.kwargs.get(param.name)) {
                (ParamKind::Plain | ParamKind::ByName, Some(_), Some(_)) => {
                    return Err(Error::graph(format!(
                        "operation `{name}` was given `{}` twice",
                        param.name
                    )))
                }
                (ParamKind::Plain | ParamKind::ByName, None, None) if param.default.is_none() => {
                    return Err(Error::graph(format!(
                        "operation `{name}` needs the argument `{}`",
                        param.name
                    )))
                }
                _ => {}
            }
        }
        if takes(ParamKind::AnyNamed) {
            return Ok(());
        }
        match self.named_rest().next() {
            None => Ok(()),
            Some((unknown, _)) => {
                let error = Error::graph(format!(
                    "operation `{name}` has no argument `{unknown}` in its call"
                ));
                let names = self.params.iter().map(|param| param.name);
                Err(match crate::text::nearest(unknown, names) {
                    Some(near) => error.hint(format!("Did you mean `{near}`?")),
                    None => error,
                })
            }
        }
    }
}

/// Shape and dtype of an array that stands in a config: `__numpy__` or
/// `__tensor__`.
pub(super) fn constant(map: &Map) -> Option<Result<Spec>> {
    let class_name = map.get("class_name").and_then(Value::as_str)?;
    if !matches!(class_name, "__numpy__" | "__tensor__") {
        return None;
    }
    let config = map.get("config")?.as_object()?;
    let dtype = config.get("dtype").and_then(Value::as_str)?;
    let shape = Shape::of_lists(config.get("value")?);
    Some(DType::parse(dtype).map(|dtype| Spec::new(shape, dtype)))
}

fn not_an_operand(value: &Value) -> Error {
    const EXPECTED: &str = "a tensor, an array or a number";
    Error::graph(format!("expected {EXPECTED}, got {}", describe(value)))
        .received(value)
        .expected(EXPECTED)
}
