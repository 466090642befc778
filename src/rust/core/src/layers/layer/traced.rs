//! Functions as operands: what they are, and what they give for tensors.
//!
//! What a function gives is found out by calling it on tensors that stand for
//! others, as Keras does by running it without values.

use super::{Base, Layer, Operands, Spec};
use crate::config::{describe, Field};
use crate::context::Context;
use crate::custom::Guest;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::graph::{collect_tensors, Tensor};
use crate::layers::callable::{is_python, of_activation, Callable, Owner, Slot};
use crate::layers::core::input_layer::placeholder;
use crate::object::{revive, serialize_tree, Class, ClassEntry, KerasObject, Role};
use crate::shape::Nested;
use crate::value::{Live, Map, Value};

/// A function that an operation calls.
#[derive(Debug)]
pub struct Traced<'a> {
    callee: Callee,
    owner: Owner<'a>,
}

#[derive(Debug)]
enum Callee {
    Function(Class),
    /// A layer is called like a function.
    Layer(Layer),
}

impl Callee {
    fn find(value: Value, owner: Owner<'_>, cx: &Context) -> Result<Callee> {
        if let Some(KerasObject::Layer(layer)) = value.as_live() {
            return Ok(Callee::Layer(layer.clone()));
        }
        match Callable::read(value, owner, cx) {
            Ok(Callable::Function(class)) => Ok(Callee::Function(class)),
            Ok(Callable::Python(_)) => Err(owner.never_run()),
            Err(error) => Err(error.at(owner.argument)),
        }
    }
}

/// A function that an operation is made with.
#[derive(Debug)]
pub struct FunctionField(Value);

impl Field for FunctionField {
    const EXPECTED: &'static str = "a function";

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        Ok(FunctionField(value))
    }

    fn write(&self) -> Result<Value> {
        serialize_tree(&self.0)
    }
}

impl FunctionField {
    /// Looks the function up for the operation of that class, whose name it takes if it
    /// has none.
    pub fn find(
        self,
        class: &'static str,
        argument: &'static str,
        base: &Base,
        cx: &Context,
    ) -> Result<FunctionField> {
        let owner = Owner {
            slot: Slot::Operation,
            class,
            layer: base.name(),
            argument,
        };
        let value = match self.0 {
            Value::Object(map) if !is_python(&map) => {
                revive(map.into(), cx).map_err(|e| e.at(argument))?
            }
            value => value,
        };
        Ok(FunctionField(
            match Callee::find(value.clone(), owner, cx)? {
                Callee::Function(Class::Custom(custom)) => Value::Live(Live::new(Guest(custom))),
                _ => value,
            },
        ))
    }

    /// The function, to be called.
    pub fn traced<'a>(
        &self,
        operands: &Operands<'a>,
        argument: &'static str,
    ) -> Result<Traced<'a>> {
        Traced::of(&self.0, operands.owner(argument, Slot::Operation), operands)
    }
}

impl<'a> Traced<'a> {
    fn of(value: &Value, owner: Owner<'a>, operands: &Operands<'_>) -> Result<Traced<'a>> {
        let callee = operands.in_context(|cx| Callee::find(value.clone(), owner, cx))?;
        Ok(Traced { callee, owner })
    }

    /// What messages call the function.
    pub fn place(&self) -> String {
        self.owner.place()
    }

    /// What the function gives for arguments, of which [`Operands::stand_in`] made
    /// the tensors.
    pub fn call(&self, args: Vec<Value>, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let out = match &self.callee {
            Callee::Function(Class::Custom(custom)) => {
                let given = stand_ins(&args);
                let (out, called) = custom.call(args, &self.place())?;
                self.check_closure(&out, &given, &called, operands)?;
                let mut specs = self.specs(&out, operands)?;
                keep_dense(&mut specs, given.iter().map(Tensor::spec));
                specs
            }
            Callee::Function(Class::Builtin(entry)) => self.of_builtin(entry, &args)?,
            Callee::Layer(layer) => of_layer(layer, args, operands)?,
        };
        match &out {
            Nested::None => Ok(out),
            out if has_gap(out) => Err(self.refuse(&Value::Null)),
            _ => Ok(out),
        }
    }

    /// What the function gives for arguments, which must be a pair.
    pub fn call_for_pair(
        &self,
        args: Vec<Value>,
        operands: &Operands<'_>,
    ) -> Result<(Nested<Spec>, Nested<Spec>)> {
        let out = self.call(args, operands)?;
        let Nested::List(items) = out else {
            return Err(self.refuse_pair());
        };
        match <[Nested<Spec>; 2]>::try_from(items) {
            Ok([first, second]) => Ok((first, second)),
            Err(_) => Err(self.refuse_pair()),
        }
    }

    fn refuse_pair(&self) -> Error {
        Error::graph(format!("{} must give a list of two", self.place())).expected("a list of two")
    }

    /// A graph knows the tensors that a function is given, and no others that it
    /// may reach.
    fn check_closure(
        &self,
        out: &Value,
        given: &[Tensor],
        called: &[Layer],
        operands: &Operands<'_>,
    ) -> Result<()> {
        // Inside the call of a layer, any tensor of that call is at hand.
        if operands.context().map_or(true, Context::is_tracing) {
            return Ok(());
        }
        let mut tensors = Vec::new();
        collect_tensors(out, &mut tensors);
        let mut sources = tensors.iter().flat_map(Tensor::sources);
        // An input that the function makes stands for values.
        let is_known =
            |x: &Tensor| given.contains(x) || called.iter().any(|layer| layer == x.node().layer());
        match sources.find(|source| !is_known(source)) {
            None => Ok(()),
            Some(stranger) => Err(Error::graph(format!(
                "{} uses the output of `{}`, which is not among its arguments",
                self.place(),
                stranger.node().layer().name()
            ))
            .hint(
                "A model's graph holds only what a function is given: `op_switch()` hands on \
                 operands, `op_where()` takes tensors. Inside the `call()` of a layer a function \
                 may use any tensor.",
            )),
        }
    }

    /// Shape and dtype of everything that the function gave. Names come sorted, as from
    /// JAX.
    fn specs(&self, out: &Value, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let mut specs = nested_specs(out, &|leaf| {
            if leaf.is_null() {
                return Ok(Nested::None);
            }
            let operand = operands.read(leaf).map_err(|_| self.refuse(leaf))?;
            Ok(Nested::One(Spec {
                dtype: single(operand.dtype(DType::Float32)),
                sparse: operand.sparse.unwrap_or(false),
                shape: operand.shape,
            }))
        })?;
        specs.sort();
        Ok(specs)
    }

    /// The error for something that is no tensor.
    pub fn refuse(&self, given: &Value) -> Error {
        Error::graph(format!(
            "{} must give tensors, got {}",
            self.place(),
            describe(given)
        ))
        .received(given)
        .expected("a tensor, a number, or lists of them")
    }

    /// One of Keras's functions: what an activation gives follows from its one
    /// argument.
    fn of_builtin(&self, entry: &'static ClassEntry, args: &[Value]) -> Result<Nested<Spec>> {
        let tensor = match args {
            [one] if entry.role == Role::Activation => one.as_live::<Tensor>(),
            _ => None,
        };
        let Some(spec) = tensor.map(Tensor::spec) else {
            return Err(Error::graph(format!(
                "what {} gives cannot be found out from `{}`",
                self.place(),
                entry.schema.path()
            ))
            .expected("an activation that is called on one tensor, or a function of your own"));
        };
        let shapes = of_activation(entry, &spec.shape, &Map::new(), self.owner)?;
        let dtype = match entry.schema.class_name {
            _ if !(spec.dtype.is_int() || spec.dtype == DType::Bool) => spec.dtype,
            "linear" => spec.dtype,
            "relu" | "hard_tanh" if spec.dtype == DType::Bool => DType::Int32,
            "relu" | "hard_tanh" => spec.dtype,
            _ => DType::Float32,
        };
        Ok(shapes.map(&mut |shape| Spec::new(shape.clone(), dtype)))
    }
}

/// What a layer gives, whose call is part of no graph.
fn of_layer(layer: &Layer, args: Vec<Value>, operands: &Operands<'_>) -> Result<Nested<Spec>> {
    let call = |cx: &Context| cx.trace(|| layer.call(args, Map::new(), cx));
    let (out, _) = operands.in_context(call)?;
    Ok(out.map(&mut |tensor| Spec {
        dtype: single(tensor.spec().dtype),
        ..tensor.spec().clone()
    }))
}

impl<'a> Operands<'a> {
    /// An operand that is a function.
    pub fn function(&self, name: &'static str) -> Result<Traced<'a>> {
        let value = self.value(name).unwrap_or(&Value::Null);
        Traced::of(value, self.owner(name, self.slot(name)), self)
    }

    fn owner(&self, argument: &'static str, slot: Slot) -> Owner<'a> {
        Owner {
            slot,
            class: self.class(),
            layer: self.name(),
            argument,
        }
    }

    fn slot(&self, name: &str) -> Slot {
        Slot::Operand(self.place_of(name).unwrap_or_default())
    }

    /// An operand that is a list of functions; the first of them.
    pub fn first_function(&self, name: &'static str) -> Result<Traced<'a>> {
        match self.value(name) {
            Some(Value::Array(items)) if !items.is_empty() => {
                let first = items.first().unwrap_or(&Value::Null);
                Traced::of(first, self.owner(name, self.slot(name)), self)
            }
            other => {
                const EXPECTED: &str = "a list of functions";
                let given = other.unwrap_or(&Value::Null);
                Err(
                    Error::graph(format!("expected {EXPECTED}, got {}", describe(given)))
                        .received(given)
                        .expected(EXPECTED)
                        .at(name),
                )
            }
        }
    }

    /// What stands for an operand when a function is called: for each tensor and
    /// array one of the spec that `part` makes of its own; numbers are themselves.
    pub fn stand_in(&self, value: &Value, part: &dyn Fn(Spec) -> Result<Spec>) -> Result<Value> {
        Ok(match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(i, item)| self.stand_in(item, part).map_err(|e| e.at_index(i)))
                .collect::<Result<_>>()?,
            Value::Object(map) if !map.contains_key("class_name") => {
                let mut out = Map::with_capacity(map.len());
                for (key, item) in map.iter() {
                    out.push(key, self.stand_in(item, part).map_err(|e| e.at(key))?);
                }
                out.into()
            }
            Value::Live(_) | Value::Object(_) => {
                let spec = part(self.spec_of(value)?)?;
                let spec = Spec {
                    dtype: single(spec.dtype),
                    ..spec
                };
                Value::Live(Live::new(self.in_context(|cx| placeholder(&spec, cx))?))
            }
            plain => plain.clone(),
        })
    }

    /// The specs of the tensors and arrays in an operand. Fails if anything else is in
    /// it.
    pub fn specs(&self, name: &'static str) -> Result<Nested<Spec>> {
        let value = self.value(name).unwrap_or(&Value::Null);
        nested_specs(value, &|leaf| self.spec_of(leaf).map(Nested::One)).map_err(|e| e.at(name))
    }

    /// Takes the names that Keras gives to the parts it takes of tensors, one for
    /// each.
    pub fn take_names_of_parts(&self, count: usize) {
        if let Some(cx) = self.context().filter(|cx| !cx.is_tracing()) {
            for _ in 0..count {
                cx.auto_name("GetItem");
            }
        }
    }
}

/// What Keras runs makes no sparse tensor of dense ones, though operations on symbolic
/// tensors say so.
pub fn keep_dense<'a>(out: &mut Nested<Spec>, mut given: impl Iterator<Item = &'a Spec>) {
    if !given.any(|spec| spec.sparse) {
        out.each_mut(&mut |spec| spec.sparse = false);
    }
}

/// Specs in the structure of a value.
fn nested_specs(
    value: &Value,
    leaf: &dyn Fn(&Value) -> Result<Nested<Spec>>,
) -> Result<Nested<Spec>> {
    match value {
        Value::Array(items) => {
            let items = items.iter().enumerate();
            let specs = items.map(|(i, item)| nested_specs(item, leaf).map_err(|e| e.at_index(i)));
            specs.collect::<Result<_>>().map(Nested::List)
        }
        Value::Object(map) if !map.contains_key("class_name") => {
            let specs = map.iter().map(|(key, item)| {
                let specs = nested_specs(item, leaf).map_err(|e| e.at(key))?;
                Ok((key.into(), specs))
            });
            specs.collect::<Result<_>>().map(Nested::Map)
        }
        value => leaf(value),
    }
}

/// The tensors that a function is given.
fn stand_ins(args: &[Value]) -> Vec<Tensor> {
    let mut tensors = Vec::new();
    for arg in args {
        collect_tensors(arg, &mut tensors);
    }
    tensors
}

/// Whether something inside is missing.
fn has_gap(nested: &Nested<Spec>) -> bool {
    let mut pending = vec![nested];
    while let Some(nested) = pending.pop() {
        match nested {
            Nested::None => return true,
            Nested::One(_) => {}
            Nested::List(items) => pending.extend(items),
            Nested::Map(entries) => pending.extend(entries.iter().map(|(_, item)| item)),
        }
    }
    false
}

/// Where Keras runs a function to see what it gives, double precision is off.
fn single(dtype: DType) -> DType {
    match dtype {
        DType::Float64 => DType::Float32,
        DType::Int64 => DType::Int32,
        DType::UInt64 => DType::UInt32,
        DType::Complex128 => DType::Complex64,
        dtype => dtype,
    }
}
