//! Keras objects, and the envelope that carries one in a config:
//! `{module, class_name, config, registered_name}`.

mod class;
mod compiled;
mod envelope;
mod function;
mod identity;
mod lookup;
mod measure;
mod missing;
mod role;
mod sharing;

pub use class::{Builtin, Class, ClassEntry};
pub use compiled::Compiled;
pub(crate) use envelope::revive;
pub use envelope::{deserialize, deserialize_as, from_envelope, serialize, serialize_tree};
pub use function::Function;
pub use identity::Identity;
pub use measure::Measure;
pub(crate) use role::{family, role};
pub use role::{get, Role, RoleObject};
pub(crate) use sharing::number;
pub use sharing::serialize_for_archive;

use crate::activations::Activation;
use crate::constraints::Constraint;
use crate::distillation::DistillationLoss;
use crate::dtype_policies::DTypePolicy;
use crate::error::Result;
use crate::initializers::Initializer;
use crate::layers::input_spec::InputRequirement;
use crate::layers::preprocessing::feature_space::FeatureSpec;
use crate::layers::Layer;
use crate::losses::Loss;
use crate::metrics::Metric;
use crate::optimizers::schedules::LearningRateSchedule;
use crate::optimizers::Optimizer;
use crate::quantizers::configs::QuantizationConfig;
use crate::quantizers::Quantizer;
use crate::random::SeedGenerator;
use crate::regularizers::Regularizer;
use crate::value::{Live, LiveObject, Map, Value};
use std::any::Any;
use std::fmt;
use std::rc::Rc;

/// An object with a class and a config. The derive implements it for built-in
/// classes; guests implement it themselves.
pub trait Configured: fmt::Debug {
    /// The class.
    fn class(&self) -> Class;

    /// The config, in Keras's key order.
    fn get_config(&self) -> Result<Map>;

    /// This as `Any`, to find out its type.
    fn as_any(&self) -> &dyn Any;
}

/// Any Keras object, by its role.
#[derive(Clone)]
pub enum KerasObject {
    /// A layer or model, or an operation of a graph.
    Layer(Layer),
    /// A weight initializer.
    Initializer(Rc<dyn Initializer>),
    /// A regularizer.
    Regularizer(Rc<dyn Regularizer>),
    /// A weight constraint.
    Constraint(Rc<dyn Constraint>),
    /// An activation function.
    Activation(Activation),
    /// A loss.
    Loss(Rc<dyn Loss>),
    /// A metric.
    Metric(Rc<dyn Metric>),
    /// A dtype policy.
    DTypePolicy(Rc<dyn DTypePolicy>),
    /// A learning rate schedule.
    LearningRateSchedule(Rc<dyn LearningRateSchedule>),
    /// An optimizer.
    Optimizer(Rc<dyn Optimizer>),
    /// A quantization config.
    QuantizationConfig(Rc<dyn QuantizationConfig>),
    /// A quantizer.
    Quantizer(Rc<dyn Quantizer>),
    /// A feature, or features that are crossed.
    FeatureSpec(Rc<dyn FeatureSpec>),
    /// A distillation loss.
    DistillationLoss(Rc<dyn DistillationLoss>),
    /// An input spec.
    InputRequirement(Rc<dyn InputRequirement>),
    /// A seed generator.
    SeedGenerator(Rc<dyn SeedGenerator>),
}

impl KerasObject {
    /// What the object can be used as.
    pub fn role(&self) -> Role {
        match self {
            KerasObject::Layer(x) if x.is_operation() => Role::Operation,
            KerasObject::Layer(_) => Role::Layer,
            KerasObject::Initializer(_) => Role::Initializer,
            KerasObject::Regularizer(_) => Role::Regularizer,
            KerasObject::Constraint(_) => Role::Constraint,
            KerasObject::Activation(_) => Role::Activation,
            KerasObject::Loss(_) => Role::Loss,
            KerasObject::Metric(_) => Role::Metric,
            KerasObject::DTypePolicy(_) => Role::DTypePolicy,
            KerasObject::LearningRateSchedule(_) => Role::LearningRateSchedule,
            KerasObject::Optimizer(_) => Role::Optimizer,
            KerasObject::QuantizationConfig(_) => Role::QuantizationConfig,
            KerasObject::Quantizer(_) => Role::Quantizer,
            KerasObject::FeatureSpec(_) => Role::FeatureSpec,
            KerasObject::DistillationLoss(_) => Role::DistillationLoss,
            KerasObject::InputRequirement(_) => Role::InputRequirement,
            KerasObject::SeedGenerator(_) => Role::SeedGenerator,
        }
    }

    /// The class.
    pub fn class(&self) -> Class {
        match self {
            KerasObject::Layer(x) => x.class(),
            KerasObject::Initializer(x) => x.class(),
            KerasObject::Regularizer(x) => x.class(),
            KerasObject::Constraint(x) => x.class(),
            KerasObject::Activation(x) => x.class(),
            KerasObject::Loss(x) => x.class(),
            KerasObject::Metric(x) => x.class(),
            KerasObject::DTypePolicy(x) => x.class(),
            KerasObject::LearningRateSchedule(x) => x.class(),
            KerasObject::Optimizer(x) => x.class(),
            KerasObject::QuantizationConfig(x) => x.class(),
            KerasObject::Quantizer(x) => x.class(),
            KerasObject::FeatureSpec(x) => x.class(),
            KerasObject::DistillationLoss(x) => x.class(),
            KerasObject::InputRequirement(x) => x.class(),
            KerasObject::SeedGenerator(x) => x.class(),
        }
    }

    /// The config.
    pub fn get_config(&self) -> Result<Map> {
        match self {
            KerasObject::Layer(x) => x.get_config(),
            KerasObject::Initializer(x) => x.get_config(),
            KerasObject::Regularizer(x) => x.get_config(),
            KerasObject::Constraint(x) => x.get_config(),
            KerasObject::Activation(x) => x.get_config(),
            KerasObject::Loss(x) => x.get_config(),
            KerasObject::Metric(x) => x.get_config(),
            KerasObject::DTypePolicy(x) => x.get_config(),
            KerasObject::LearningRateSchedule(x) => x.get_config(),
            KerasObject::Optimizer(x) => x.get_config(),
            KerasObject::QuantizationConfig(x) => x.get_config(),
            KerasObject::Quantizer(x) => x.get_config(),
            KerasObject::FeatureSpec(x) => x.get_config(),
            KerasObject::DistillationLoss(x) => x.get_config(),
            KerasObject::InputRequirement(x) => x.get_config(),
            KerasObject::SeedGenerator(x) => x.get_config(),
        }
    }

    /// The object standing in a value.
    pub fn into_value(self) -> Value {
        Value::Live(Live::new(self))
    }
}

impl LiveObject for KerasObject {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// As messages call it: what it is, and its class.
impl fmt::Debug for KerasObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KerasObject::Layer(layer) => layer.fmt(f),
            other => write!(
                f,
                "{}: `{}`",
                other.role().with_article(),
                other.class().name()
            ),
        }
    }
}
