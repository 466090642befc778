//! [`Base`]: the arguments that every layer takes.

use crate::config::{describe, BaseKeys, Field, Reader};
use crate::context::Context;
use crate::dtype_policies::{policy, DTypePolicy};
use crate::error::{Error, Result};
use crate::object::{serialize, RoleObject};
use crate::regularizers::Regularizer;
use crate::shape::Shape;
use crate::value::{Map, Value};
use std::cell::Cell;
use std::rc::Rc;

/// The arguments that every layer takes.
#[derive(Clone, Debug)]
pub struct Base {
    name: String,
    trainable: Cell<bool>,
    dtype_policy: Rc<dyn DTypePolicy>,
    activity_regularizer: Option<Rc<dyn Regularizer>>,
    autocast: bool,
    /// The input shape without the batch, for a first layer of a sequence.
    input_shape: Option<Shape>,
    /// The name of an input's tensor, if it is not the layer's.
    tensor_name: Option<String>,
    /// Whether the layer is read from a config, not made by a constructor.
    is_config: bool,
    /// What was given of these arguments, of a class whose config is just that.
    given: Map,
}

const NAMES: &[&str] = &[
    "name",
    "trainable",
    "dtype",
    "activity_regularizer",
    "autocast",
    "input_shape",
];

impl Base {
    /// Takes the arguments that every layer takes out of all arguments.
    pub fn read(reader: &mut Reader<'_>) -> Result<Base> {
        let cx = reader.context();
        let keys = reader.schema().base_keys;
        let named = Base {
            name: name(reader.take("name"))?,
            is_config: reader.is_config(),
            given: match keys {
                BaseKeys::Given => not_of_class(reader),
                _ => Map::new(),
            },
            ..Base::unnamed(cx)?
        };
        if keys == BaseKeys::Name {
            return Ok(named);
        }
        reader.also_known(NAMES);
        if keys == BaseKeys::Config && !reader.is_config() {
            // Keras takes both and drops them.
            reader.take("trainable");
            reader.take("dtype");
        }
        let trainable = match reader.take("trainable") {
            None => true,
            Some(Value::Null) if keys == BaseKeys::Model => true,
            Some(value) => bool::read(value, cx).map_err(|e| e.at("trainable"))?,
        };
        let named = named.with_trainable(trainable);
        if keys == BaseKeys::Model {
            return Ok(named);
        }
        let dtype = reader.take("dtype").unwrap_or_default();
        if keys == BaseKeys::Config {
            // A mere name meant something else, before there were policies.
            let dtype = Some(dtype).filter(|dtype| dtype.as_str().is_none());
            let policy = policy(dtype.unwrap_or_default(), cx).map_err(|e| e.at("dtype"))?;
            return Ok(named.with_dtype_policy(policy));
        }
        // Some classes keep it for the layers inside.
        let regularizer = match reader.schema().field("activity_regularizer") {
            Some(own) if !own.in_base => Value::Null,
            _ => reader.take("activity_regularizer").unwrap_or_default(),
        };
        let autocast = match reader.take("autocast") {
            None => true,
            Some(value) => bool::read(value, cx).map_err(|e| e.at("autocast"))?,
        };
        Ok(Base {
            dtype_policy: policy(dtype, cx).map_err(|e| e.at("dtype"))?,
            activity_regularizer: Field::read(regularizer, cx)
                .map_err(|e| e.at("activity_regularizer"))?,
            autocast,
            input_shape: input_shape(reader, cx)?,
            ..named
        })
    }

    /// All defaults, to be named when the layer is made.
    pub fn unnamed(cx: &Context) -> Result<Base> {
        Ok(Base {
            name: String::new(),
            trainable: Cell::new(true),
            dtype_policy: policy(Value::Null, cx)?,
            activity_regularizer: None,
            autocast: true,
            input_shape: None,
            tensor_name: None,
            is_config: false,
            given: Map::new(),
        })
    }

    /// The same with another name.
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// The same, to be trained or not.
    pub fn with_trainable(self, trainable: bool) -> Self {
        self.trainable.set(trainable);
        self
    }

    /// The same with another dtype policy.
    pub fn with_dtype_policy(mut self, policy: Rc<dyn DTypePolicy>) -> Self {
        self.dtype_policy = policy;
        self
    }

    /// Takes a dtype policy that is an argument of the class itself, and gives what
    /// the config says of it: only the name of the dtype that weights would have.
    pub fn take_dtype(&mut self, identifier: Value, cx: &Context) -> Result<Value> {
        let policy = policy(identifier, cx).map_err(|e| e.at("dtype"))?;
        let dtype = policy.types(&self.name).variable;
        self.dtype_policy = policy;
        Ok(Value::from(dtype.name()))
    }

    /// The same with a name for an input's tensor.
    pub(crate) fn with_tensor_name(mut self, name: String) -> Self {
        self.tensor_name = Some(name);
        self
    }

    /// The same with float inputs left in their dtype.
    pub fn without_autocast(mut self) -> Self {
        self.autocast = false;
        self
    }

    /// Gives a name, as Keras does, where there is none.
    pub(crate) fn name_if_unnamed(&mut self, class_name: &str, cx: &Context) {
        if self.name.is_empty() {
            self.name = cx.auto_name(class_name);
        }
    }

    /// The name; empty until the layer is made.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of an input's tensor.
    pub(crate) fn tensor_name(&self) -> &str {
        self.tensor_name.as_deref().unwrap_or(&self.name)
    }

    /// Whether weights may be trained.
    pub fn trainable(&self) -> bool {
        self.trainable.get()
    }

    pub(super) fn set_trainable(&self, trainable: bool) {
        self.trainable.set(trainable);
    }

    /// The dtype policy.
    pub fn dtype_policy(&self) -> &Rc<dyn DTypePolicy> {
        &self.dtype_policy
    }

    /// The penalty on the outputs.
    pub fn activity_regularizer(&self) -> Option<&Rc<dyn Regularizer>> {
        self.activity_regularizer.as_ref()
    }

    /// Puts a penalty on the outputs that is an argument of the class itself.
    pub fn penalize(&mut self, regularizer: Option<&Rc<dyn Regularizer>>) {
        self.activity_regularizer = regularizer.cloned();
    }

    /// Whether float inputs are brought to the layer's dtype.
    pub fn autocast(&self) -> bool {
        self.autocast
    }

    /// Whether the layer is read from a config, which Keras may read otherwise than
    /// it takes arguments.
    pub fn is_config(&self) -> bool {
        self.is_config
    }

    /// The input shape given with the layer, without the batch.
    pub fn input_shape(&self) -> Option<&Shape> {
        self.input_shape.as_ref()
    }

    /// The keys that every layer's config begins with.
    pub(super) fn config(&self) -> Result<Map> {
        let mut map = Map::with_capacity(16);
        map.push("name", self.write("name")?);
        for (name, value) in self.given.iter() {
            map.push(name, value.clone());
        }
        for name in ["trainable", "dtype"] {
            map.insert(name, self.write(name)?);
        }
        if self.activity_regularizer.is_some() {
            let name = "activity_regularizer";
            map.insert(name, self.write(name)?);
        }
        Ok(map)
    }

    /// One of the keys.
    pub(super) fn write(&self, name: &str) -> Result<Value> {
        match name {
            "name" => Ok(Value::from(self.name.as_str())),
            "trainable" => Ok(Value::Bool(self.trainable())),
            "dtype" => serialize(&<dyn DTypePolicy>::wrap(&self.dtype_policy)),
            "activity_regularizer" => self.activity_regularizer.write(),
            "autocast" => Ok(Value::Bool(self.autocast)),
            _ => Ok(Value::Null),
        }
    }
}

fn name(value: Option<Value>) -> Result<String> {
    const EXPECTED: &str = "a string without `/`";
    match value {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::Str(name)) if !name.contains('/') && !name.is_empty() => Ok(name),
        Some(other) => Err(
            Error::config(format!("expected {EXPECTED}, got {}", describe(&other)))
                .received(&other)
                .expected(EXPECTED)
                .at("name"),
        ),
    }
}

/// The arguments that are none of the class's own.
fn not_of_class(reader: &Reader<'_>) -> Map {
    let args = reader.args().iter();
    let given = args.filter(|(name, _)| reader.schema().field(name).is_none());
    given.map(|(name, value)| (name, value.clone())).collect()
}

fn input_shape(reader: &mut Reader<'_>, cx: &Context) -> Result<Option<Shape>> {
    // To some classes, `input_dim` is an argument of their own.
    let dim = match reader.schema().field("input_dim") {
        Some(_) => None,
        None => reader.take("input_dim"),
    };
    if let Some(dim) = dim.filter(|v| !v.is_null()) {
        let dim = i64::read(dim, cx).map_err(|e| e.at("input_dim"))?;
        reader.take("input_shape");
        return Ok(Some(Shape::new([Some(dim)])));
    }
    match reader.take("input_shape") {
        None => Ok(None),
        Some(value) => Field::read(value, cx).map_err(|e| e.at("input_shape")),
    }
}
