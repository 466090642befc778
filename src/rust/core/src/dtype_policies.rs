//! Which types layers compute in and keep their weights in
//! (`keras.dtype_policies`).

use crate::config::{describe, Field};
use crate::context::Context;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::object::{family, Builtin, Configured, KerasObject, RoleObject};
use crate::object::{get, Role};
use crate::value::{Map, Value};
use std::rc::Rc;

mod awq_dtype_policy;
mod compute_dtype;
mod dtype_policy;
mod dtype_policy_map;
mod float_dtype_policy;
mod gptq_dtype_policy;
mod int4_dtype_policy;
mod pattern;
mod policy_name;
mod quantized;
mod quantized_dtype_policy;
mod quantized_float8_dtype_policy;

pub use compute_dtype::ComputeDType;
use policy_name::PolicyName;
use quantized::Kind;

/// The types of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types {
    /// What layers compute in.
    pub compute: DType,
    /// What weights are kept in.
    pub variable: DType,
}

/// Which types a layer computes in and keeps its weights in.
pub trait DTypePolicy: Configured {
    /// The policy's name, as Keras prints it: `mixed_float16`.
    fn name(&self) -> String;

    /// The types, for the layer at that path in its model.
    fn types(&self, path: &str) -> Types;

    /// The quantization mode, for the layer at that path in its model.
    fn quantization_mode(&self, _path: &str) -> Option<String> {
        None
    }
}

/// What a policy's struct says of itself; the rest follows from its config.
pub(crate) trait Policy {
    /// See [`DTypePolicy::name`].
    fn name(&self) -> String;
    /// See [`DTypePolicy::types`].
    fn types(&self, path: &str) -> Types;
    /// See [`DTypePolicy::quantization_mode`].
    fn quantization_mode(&self, _path: &str) -> Option<String> {
        None
    }
}

impl<T: Policy> DTypePolicy for Builtin<T>
where
    Builtin<T>: Configured,
{
    fn name(&self) -> String {
        self.body().name()
    }

    fn types(&self, path: &str) -> Types {
        self.body().types(path)
    }

    fn quantization_mode(&self, path: &str) -> Option<String> {
        self.body().quantization_mode(path)
    }
}

impl Types {
    /// The types that a policy's name stands for: `float32`, `mixed_float16`.
    pub fn parse(name: &str) -> Result<Types> {
        let mixed = |compute| Types {
            compute,
            variable: DType::Float32,
        };
        match name {
            "mixed_float16" => Ok(mixed(DType::Float16)),
            "mixed_bfloat16" => Ok(mixed(DType::BFloat16)),
            _ => {
                // Of Python's names for types, Keras takes this one only.
                let dtype = match name {
                    "int" => Some(DType::Int32),
                    name => DType::from_name(name),
                };
                let dtype = dtype.ok_or_else(|| no_policy(name))?;
                Ok(Types {
                    compute: dtype,
                    variable: dtype,
                })
            }
        }
    }
}

impl RoleObject for dyn DTypePolicy {
    const ROLE: Role = Role::DTypePolicy;
    const EXPECTED: &'static str =
        "a dtype policy: a name such as \"float32\" or \"mixed_float16\", or an object";

    fn pick(object: &KerasObject) -> Option<Rc<Self>> {
        match object {
            KerasObject::DTypePolicy(x) => Some(Rc::clone(x)),
            _ => None,
        }
    }

    fn wrap(this: &Rc<Self>) -> KerasObject {
        KerasObject::DTypePolicy(Rc::clone(this))
    }
}

/// The session's policy, of layers that are given none. As in Keras it is made of
/// the float type when it is first asked for, and then stays.
pub fn default_policy(cx: &Context) -> Result<Rc<dyn DTypePolicy>> {
    if let Some(KerasObject::DTypePolicy(policy)) = cx.dtype_policy().as_live() {
        return Ok(Rc::clone(policy));
    }
    let policy = named(cx.settings().floatx.name(), cx)?;
    cx.set_dtype_policy(<dyn DTypePolicy>::wrap(&policy).into_value());
    Ok(policy)
}

/// Sets the session's policy.
pub fn set_default_policy(identifier: Value, cx: &Context) -> Result<()> {
    if identifier.is_null() {
        return Err(<Rc<dyn DTypePolicy>>::refuse(&identifier));
    }
    let policy = policy(identifier, cx)?;
    cx.set_dtype_policy(<dyn DTypePolicy>::wrap(&policy).into_value());
    Ok(())
}

/// The policy that `identifier` names; the session's for `null`.
pub fn policy(identifier: Value, cx: &Context) -> Result<Rc<dyn DTypePolicy>> {
    match identifier {
        Value::Null => default_policy(cx),
        Value::Str(name) => named(&name, cx),
        Value::Object(_) | Value::Live(_) => {
            let object = get(Role::DTypePolicy, identifier, cx)?;
            <dyn DTypePolicy>::pick(&object)
                .ok_or_else(|| <Rc<dyn DTypePolicy>>::refuse(&object.into_value()))
        }
        other => Err(
            Error::config(format!("expected a dtype policy, got {}", describe(&other)))
                .received(&other)
                .expected(<dyn DTypePolicy>::EXPECTED),
        ),
    }
}

/// The policy of a name: `mixed_float16`, `int8_from_float32`.
fn named(name: &str, cx: &Context) -> Result<Rc<dyn DTypePolicy>> {
    let (class_name, config) = match Kind::ALL.iter().find(|kind| name.starts_with(kind.name())) {
        Some(kind) => {
            let Some((mode, source_name)) = halves(name) else {
                return Err(no_policy(name)
                    .hint(format!("Say what is quantized: \"{name}_from_float32\".")));
            };
            let class_name = match kind {
                Kind::Int4 if mode.contains('/') => "Int4DTypePolicy",
                Kind::Int4 | Kind::Int8 => "QuantizedDTypePolicy",
                Kind::Float8 => "QuantizedFloat8DTypePolicy",
                Kind::Gptq => "GPTQDTypePolicy",
                Kind::Awq => "AWQDTypePolicy",
            };
            let config = Map::from_iter([("mode", mode), ("source_name", source_name)]);
            (class_name, config)
        }
        None => ("DTypePolicy", Map::from_iter([("name", name)])),
    };
    let envelope = Map::from_iter([
        ("class_name", Value::from(class_name)),
        ("config", Value::Object(config)),
    ]);
    // The path inside this envelope would tell nothing: nobody gave one.
    let object = get(Role::DTypePolicy, envelope.into(), cx).map_err(|error| {
        let refused = no_policy(name);
        match error.message() == refused.message() {
            true => refused,
            false => refused.hint(error.message()),
        }
    })?;
    <dyn DTypePolicy>::pick(&object).ok_or_else(|| no_policy(name))
}

/// The mode and the policy that is quantized, of a name that holds both.
fn halves(name: &str) -> Option<(&str, &str)> {
    let (mode, source_name) = name.split_once("_from_")?;
    (!source_name.contains("_from_")).then_some((mode, source_name))
}

fn no_policy(name: &str) -> Error {
    Error::config(format!("there is no dtype policy {name:?}"))
        .received(&Value::from(name))
        .expected(<dyn DTypePolicy>::EXPECTED)
}

family! {
    DTypePolicy:
    awq_dtype_policy::AWQDTypePolicy,
    dtype_policy::DTypePolicyByName,
    dtype_policy_map::DTypePolicyMap,
    float_dtype_policy::FloatDTypePolicy,
    gptq_dtype_policy::GPTQDTypePolicy,
    int4_dtype_policy::Int4DTypePolicy,
    quantized_dtype_policy::QuantizedDTypePolicy,
    quantized_float8_dtype_policy::QuantizedFloat8DTypePolicy,
}
