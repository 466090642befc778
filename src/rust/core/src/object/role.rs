//! Roles: what an object can be used as, and finding one for a role.

use super::{from_envelope, KerasObject};
use crate::config::{describe, Field, Reader};
use crate::context::Context;
use crate::custom::Guest;
use crate::error::{Error, Result};
use crate::registry;
use crate::value::{Map, Value};
use std::rc::Rc;

/// What an object can be used as. A name in a config is looked up only among
/// the classes of the role that its place asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Layers and models.
    Layer,
    /// Operations.
    Operation,
    /// Weight initializers.
    Initializer,
    /// Regularizers.
    Regularizer,
    /// Weight constraints.
    Constraint,
    /// Activation functions.
    Activation,
    /// Losses.
    Loss,
    /// Metrics.
    Metric,
    /// Dtype policies.
    DTypePolicy,
    /// Learning rate schedules.
    LearningRateSchedule,
    /// Optimizers.
    Optimizer,
    /// Quantization configs.
    QuantizationConfig,
    /// Quantizers.
    Quantizer,
    /// Features, and features that are crossed.
    FeatureSpec,
    /// Distillation losses.
    DistillationLoss,
    /// Input specs.
    InputRequirement,
    /// Seed generators.
    SeedGenerator,
}

impl Role {
    /// Whether a config may name a class of the role by any of its names, with
    /// whatever module: before Keras 3 it was another one. An activation stands by
    /// such a name as text only.
    pub(crate) fn finds_classes_by_name(self) -> bool {
        !matches!(self, Role::Layer | Role::Operation | Role::Activation)
    }

    /// The role in a message: "initializer".
    pub fn noun(self) -> &'static str {
        let words = self.with_article();
        words.split_once(' ').map_or(words, |(_, noun)| noun)
    }

    /// The role in a message: "an initializer".
    pub fn with_article(self) -> &'static str {
        match self {
            Role::Layer => "a layer",
            Role::Operation => "an operation",
            Role::Initializer => "an initializer",
            Role::Regularizer => "a regularizer",
            Role::Constraint => "a constraint",
            Role::Activation => "an activation",
            Role::Loss => "a loss",
            Role::Metric => "a metric",
            Role::DTypePolicy => "a dtype policy",
            Role::LearningRateSchedule => "a learning rate schedule",
            Role::Optimizer => "an optimizer",
            Role::QuantizationConfig => "a quantization config",
            Role::Quantizer => "a quantizer",
            Role::FeatureSpec => "a feature",
            Role::DistillationLoss => "a distillation loss",
            Role::InputRequirement => "an input spec",
            Role::SeedGenerator => "a seed generator",
        }
    }
}

/// A trait object of one role.
pub trait RoleObject {
    /// The role.
    const ROLE: Role;
    /// What a field of the role takes, for messages.
    const EXPECTED: &'static str;

    /// The object as one of this role.
    fn pick(object: &KerasObject) -> Option<Rc<Self>>;

    /// The object as one of any role.
    fn wrap(this: &Rc<Self>) -> KerasObject;
}

/// The object that `identifier` names in a role: a string, an envelope, or an
/// object that exists already.
pub fn get(role: Role, identifier: Value, cx: &Context) -> Result<KerasObject> {
    match identifier {
        Value::Str(name) => named(role, &name, cx),
        Value::Object(map) => {
            let object = from_envelope(map, Some(role), cx)?;
            expect_role(role, object)
        }
        Value::Live(ref live) => {
            if let Some(object) = live.get::<KerasObject>() {
                expect_role(role, object.clone())
            } else if let Some(Guest(custom)) = live.get::<Guest>().filter(|g| g.0.is_named()) {
                expect_role(role, custom.make(Map::new(), Some(role), cx)?)
            } else {
                Err(uninterpretable(role, &identifier))
            }
        }
        other => Err(uninterpretable(role, &other)),
    }
}

fn expect_role(role: Role, object: KerasObject) -> Result<KerasObject> {
    // Keras takes a layer where it takes an activation: both are callable.
    if object.role() == role || (role == Role::Activation && object.role() == Role::Layer) {
        return Ok(object);
    }
    Err(Error::class(format!(
        "expected {}, got {}: `{}`",
        role.with_article(),
        object.role().with_article(),
        object.class().name()
    ))
    .expected(role.with_article()))
}

/// The object of a bare name. Keras's own names stay what they are; of the
/// initializers alone, as in Keras, a custom one comes first.
fn named(role: Role, name: &str, cx: &Context) -> Result<KerasObject> {
    let builtin = registry::by_name(role, name);
    if role == Role::Initializer || builtin.is_none() {
        if let Some(custom) = cx.custom(name) {
            return expect_role(role, custom.make(Map::new(), Some(role), cx)?);
        }
    }
    let Some(entry) = builtin else {
        let mut error = Error::class(format!("there is no {} {name:?}", role.noun()))
            .received(&Value::from(name))
            .expected(format!("the name of {}", role.with_article()));
        let customs = cx.custom_names();
        let mut known: Vec<&str> = registry::names(role).collect();
        known.extend(customs.iter().map(String::as_str));
        if let Some(near) = crate::text::nearest(name, known) {
            error = error.hint(format!("Did you mean {near:?}?"));
        } else {
            error = error.hint("If it is your own, give it in `custom_objects`.");
        }
        return Err(error);
    };
    (entry.construct)(Reader::of_config(entry.schema, Map::new(), cx))
}

fn uninterpretable(role: Role, value: &Value) -> Error {
    Error::config(format!(
        "expected {}, got {}",
        role.with_article(),
        describe(value)
    ))
    .received(value)
    .expected(role.with_article())
}

impl<R: RoleObject + ?Sized> Field for Rc<R> {
    const EXPECTED: &'static str = R::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let object = get(R::ROLE, value, cx)?;
        R::pick(&object).ok_or_else(|| uninterpretable(R::ROLE, &object.into_value()))
    }

    fn write(&self) -> Result<Value> {
        super::serialize(&R::wrap(self))
    }
}

/// Makes a trait one of the roles: the trait object is a field of configs.
macro_rules! role {
    ($trait:ident, $expected:literal) => {
        impl $crate::object::RoleObject for dyn $trait {
            const ROLE: $crate::object::Role = $crate::object::Role::$trait;
            const EXPECTED: &'static str = $expected;

            fn pick(object: &$crate::object::KerasObject) -> Option<std::rc::Rc<Self>> {
                match object {
                    $crate::object::KerasObject::$trait(x) => Some(std::rc::Rc::clone(x)),
                    _ => None,
                }
            }

            fn wrap(this: &std::rc::Rc<Self>) -> $crate::object::KerasObject {
                $crate::object::KerasObject::$trait(std::rc::Rc::clone(this))
            }
        }
    };
}

/// The rows of one role's family of the class table.
macro_rules! family {
    (Activation: $($module:ident::$class:ident),+ $(,)?) => {
        /// The functions of this family.
        pub(crate) static CLASSES: &[$crate::object::ClassEntry] = &[
            $($crate::object::ClassEntry {
                schema: &<$module::$class as $crate::config::KerasConfig>::SCHEMA,
                role: $crate::object::Role::Activation,
                construct: $crate::activations::construct,
            },)+
        ];
    };
    // Objects that have a name, and functions beside them.
    ($role:ident named: $($module:ident::$class:ident),+ $(,)?
     $(; functions: $($function:ident),+ $(,)?)?) => {
        /// The classes and functions of this family.
        pub(crate) static CLASSES: &[$crate::object::ClassEntry] = &[
            $({
                fn construct(
                    reader: $crate::config::Reader<'_>,
                ) -> $crate::error::Result<$crate::object::KerasObject> {
                    let entry = $crate::registry::entry_of(reader.schema())?;
                    let reader = reader.named();
                    let object =
                        $crate::object::Builtin::<$module::$class>::read(entry, reader)?;
                    Ok($crate::object::KerasObject::$role(std::rc::Rc::new(object)))
                }
                $crate::object::ClassEntry {
                    schema: &<$module::$class as $crate::config::KerasConfig>::SCHEMA,
                    role: $crate::object::Role::$role,
                    construct,
                }
            },)+
            $($({
                // What a config says beside the name has no meaning, in Keras too.
                fn construct(
                    reader: $crate::config::Reader<'_>,
                ) -> $crate::error::Result<$crate::object::KerasObject> {
                    let entry = $crate::registry::entry_of(reader.schema())?;
                    let object = $crate::object::Function::of(entry);
                    Ok($crate::object::KerasObject::$role(std::rc::Rc::new(object)))
                }
                $crate::object::ClassEntry {
                    schema: &<$function::Function as $crate::config::KerasConfig>::SCHEMA,
                    role: $crate::object::Role::$role,
                    construct,
                }
            },)+)?
        ];
    };
    ($role:ident: $($module:ident::$class:ident),+ $(,)?) => {
        /// The classes of this family.
        pub(crate) static CLASSES: &[$crate::object::ClassEntry] = &[
            $({
                fn construct(
                    reader: $crate::config::Reader<'_>,
                ) -> $crate::error::Result<$crate::object::KerasObject> {
                    let entry = $crate::registry::entry_of(reader.schema())?;
                    let object =
                        $crate::object::Builtin::<$module::$class>::read(entry, reader)?;
                    Ok($crate::object::KerasObject::$role(std::rc::Rc::new(object)))
                }
                $crate::object::ClassEntry {
                    schema: &<$module::$class as $crate::config::KerasConfig>::SCHEMA,
                    role: $crate::object::Role::$role,
                    construct,
                }
            },)+
        ];
    };
}

pub(crate) use {family, role};
