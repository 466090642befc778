//! Functions that are called, or not, or again and again.

use crate::config::Field;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::layers::{Base, FunctionField, Operands, Operation, Spec};
use crate::ops::one;
use crate::shape::Nested;
use crate::value::Value;
use keratin_derive::KerasConfig;

crate::ops::operations! { Cond, ForiLoop, Switch, WhileLoop }

/// One of two functions
///
/// Calls one of two functions without arguments, which one depends on a truth value.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.core.Cond", call = "pred true_fn false_fn")]
pub struct Cond {}

impl Operation for Cond {
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let of = |name| operands.function(name)?.call(Vec::new(), operands);
        let (if_true, if_false) = (of("true_fn")?, of("false_fn")?);
        let kind = |out: &Nested<Spec>| out.map(&mut |spec| (spec.shape.clone(), spec.dtype));
        if kind(&if_true) == kind(&if_false) {
            return Ok(if_true);
        }
        Err(Error::graph(format!(
            "`true_fn` and `false_fn` must give tensors of the same shape and dtype, and in the \
             same structure: they give {} and {}",
            shown(&if_true),
            shown(&if_false)
        ))
        .at("false_fn"))
    }
}

/// What a function gives, for messages.
fn shown(out: &Nested<Spec>) -> String {
    let join = |items: Vec<String>| items.join(", ");
    match out {
        Nested::None => "nothing".to_owned(),
        Nested::One(spec) => format!("{} {}", spec.dtype, spec.shape),
        Nested::List(items) => format!("list({})", join(items.iter().map(shown).collect())),
        Nested::Map(entries) => {
            let entry = |(key, item): &(_, _)| format!("{key} = {}", shown(item));
            format!("list({})", join(entries.iter().map(entry).collect()))
        }
    }
}

/// One of several functions
///
/// Calls one of several functions with the same operands, which one depends on an
/// integer.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.core.Switch", call = "index branches *operands")]
pub struct Switch {}

impl Operation for Switch {
    /// As in Keras, the first function speaks for all of them.
    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let first = operands.first_function("branches")?;
        let args = operands.rest().iter().enumerate();
        let args = args.map(|(i, x)| operands.stand_in(x, &Ok).map_err(|e| e.at_index(i)));
        let args = args.collect::<Result<Vec<Value>>>();
        first.call(args.map_err(|e| e.at("operands"))?, operands)
    }
}

/// The function of a loop. Keras has no config for it.
#[derive(Debug)]
struct LoopFunction(FunctionField);

impl Field for LoopFunction {
    const EXPECTED: &'static str = FunctionField::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        FunctionField::read(value, cx).map(LoopFunction)
    }

    fn write(&self) -> Result<Value> {
        Err(Error::config("the function of a loop cannot be written: Keras has no config for it")
            .hint(
                "Put the loop into the `call()` of a layer of your own; `op_scan()` and `op_map()` \
                 can be written as they are.",
            ))
    }
}

impl LoopFunction {
    fn find(
        self,
        class: &'static str,
        argument: &'static str,
        base: &Base,
        cx: &Context,
    ) -> Result<LoopFunction> {
        self.0.find(class, argument, base, cx).map(LoopFunction)
    }
}

/// A bound of a loop: a number or a tensor.
#[derive(Debug)]
struct Bound(Value);

impl Field for Bound {
    const EXPECTED: &'static str = "an integer or a tensor";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        match value {
            Value::Live(_) => Ok(Bound(value)),
            number => i64::read(number, cx).map(Value::Int).map(Bound),
        }
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.clone())
    }
}

/// A loop that counts
///
/// Calls a function with a counter and a state, again and again. It gives the next
/// state, of the same shape and dtype.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.core.ForiLoop", call = "init_val")]
pub struct ForiLoop {
    /// Where the counter begins.
    lower: Bound,
    /// Where the counter ends, which is not reached.
    upper: Bound,
    /// The function.
    body_fun: LoopFunction,
}

impl Operation for ForiLoop {
    fn resolve(self, base: &mut Base, cx: &Context) -> Result<Self> {
        let body_fun = self.body_fun.find("ForiLoop", "body_fun", base, cx)?;
        Ok(ForiLoop { body_fun, ..self })
    }

    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        for (name, Bound(bound)) in [("lower", &self.lower), ("upper", &self.upper)] {
            operands.read(bound).map_err(|e| e.at(name))?;
        }
        let state = operands.spec("init_val")?;
        one(state.shape, state.dtype)
    }
}

/// A loop that ends on a condition
///
/// Calls a function with a state as long as a condition holds. It gives the next state,
/// of the same shapes and dtypes.
#[derive(Debug, KerasConfig)]
#[keras(class = "keras.src.ops.core.WhileLoop", call = "loop_vars")]
pub struct WhileLoop {
    /// The condition: a function of the state.
    cond: LoopFunction,
    /// The function.
    body: LoopFunction,
    /// After how many calls the loop ends in any case; null for none.
    #[config(default = None)]
    maximum_iterations: Option<i64>,
}

impl Operation for WhileLoop {
    fn resolve(self, base: &mut Base, cx: &Context) -> Result<Self> {
        Ok(WhileLoop {
            cond: self.cond.find("WhileLoop", "cond", base, cx)?,
            body: self.body.find("WhileLoop", "body", base, cx)?,
            ..self
        })
    }

    fn compute_output_spec(&self, operands: &Operands<'_>) -> Result<Nested<Spec>> {
        let state = operands.specs("loop_vars")?;
        Ok(state.map(&mut |spec| Spec::new(spec.shape.clone(), spec.dtype)))
    }
}
