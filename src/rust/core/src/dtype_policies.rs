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

mod dtype_policy;

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
            _ => match DType::parse(name) {
                Ok(dtype) => Ok(Types {
                    compute: dtype,
                    variable: dtype,
                }),
                Err(_) => Err(Error::config(format!("there is no dtype policy {name:?}"))
                    .received(&Value::from(name))
                    .expected(<dyn DTypePolicy>::EXPECTED)),
            },
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

/// The policy that `identifier` names; the default one for `null`.
pub fn policy(identifier: Value, cx: &Context) -> Result<Rc<dyn DTypePolicy>> {
    let identifier = match identifier {
        Value::Null => Value::from(cx.settings().dtype_policy),
        other => other,
    };
    match identifier {
        Value::Str(name) => named(&name, cx),
        Value::Object(_) | Value::Live(_) => {
            let refused = <Rc<dyn DTypePolicy>>::refuse(&identifier);
            <dyn DTypePolicy>::pick(&get(Role::DTypePolicy, identifier, cx)?).ok_or(refused)
        }
        other => Err(
            Error::config(format!("expected a dtype policy, got {}", describe(&other)))
                .received(&other)
                .expected(<dyn DTypePolicy>::EXPECTED),
        ),
    }
}

/// The policy of a name.
fn named(name: &str, cx: &Context) -> Result<Rc<dyn DTypePolicy>> {
    let config = Map::from_iter([("name", name)]);
    let envelope = Map::from_iter([
        ("class_name", Value::from("DTypePolicy")),
        ("config", Value::Object(config)),
    ]);
    let refused = <Rc<dyn DTypePolicy>>::refuse(&Value::from(name));
    <dyn DTypePolicy>::pick(&get(Role::DTypePolicy, envelope.into(), cx)?).ok_or(refused)
}

family! { DTypePolicy: dtype_policy::DTypePolicyByName }
