//! Classes and functions written in R, as guests of the core.

use super::held::Held;
use super::property;
use crate::args;
use crate::from_r::from_r;
use crate::guard::guard;
use crate::handle;
use crate::into_r::IntoR;
use crate::kept::Kept;
use crate::session::context;
use crate::state::{Reader, Writer};
use crate::unwind::{call_fn, own_function, Call};
use extendr_api::prelude::*;
use keratin_core::activations::{Activation, ActivationFunction};
use keratin_core::constraints::Constraint;
use keratin_core::custom::{Custom, CustomObjects, Guest};
use keratin_core::initializers::Initializer;
use keratin_core::layers::core::input_layer::placeholder;
use keratin_core::layers::layer::{read_shapes, tensors, tensors_value, trace};
use keratin_core::layers::{Layer, Spec};
use keratin_core::losses::Loss;
use keratin_core::metrics::Metric;
use keratin_core::object::{serialize, Class, Configured, Identity, Role};
use keratin_core::optimizers::schedules::LearningRateSchedule;
use keratin_core::regularizers::Regularizer;
use keratin_core::shape::{Nested, Shape};
use keratin_core::{Context, Error, KerasObject, Live, Map, Result, Value};
use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// A class written in R, or a plain R function, mostly with a name.
#[derive(Clone)]
pub struct RCustom {
    identity: Identity,
    /// The constructor, or the function itself.
    function: Kept,
    is_function: bool,
}

/// In a message: what stands where only a name can.
impl fmt::Debug for RCustom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.is_function, self.is_named()) {
            (true, false) => f.write_str("an R function without a name (give it by a variable)"),
            (true, true) => write!(f, "the R function `{}`", self.identity.class_name),
            (false, _) => write!(f, "the class `{}`", self.identity.class_name),
        }
    }
}

impl RCustom {
    /// An R function without a name.
    pub fn unnamed(function: Kept) -> RCustom {
        RCustom {
            identity: Identity {
                module: None,
                class_name: String::new(),
                registered_name: None,
            },
            function,
            is_function: true,
        }
    }

    /// From what `custom_entry()` in R gives.
    pub fn read(entry: &Value) -> Result<RCustom> {
        let text = |name: &str| entry.get(name).and_then(Value::as_str).map(str::to_owned);
        let function = entry
            .get("object")
            .and_then(|x| x.as_live::<Guest>())
            .and_then(|guest| guest.0.as_any().downcast_ref::<RCustom>())
            .map(|custom| custom.function.clone());
        match (text("class_name"), function) {
            (Some(class_name), Some(function)) => Ok(RCustom {
                identity: Identity {
                    module: text("module"),
                    class_name,
                    registered_name: text("registered_name"),
                },
                function,
                is_function: entry.get("is_function").and_then(Value::as_bool) == Some(true),
            }),
            _ => Err(Error::config("a custom object needs a name and a function")
                .received(entry)
                .at("custom_objects")),
        }
    }

    /// Adds this to custom objects: under the name it was given, and under its
    /// own names unless another has them.
    fn add_to(&self, objects: &mut CustomObjects, given: Option<&str>) {
        let custom = Rc::new(self.clone());
        let identity = &self.identity;
        let own = [
            identity.registered_name.as_deref(),
            Some(identity.class_name.as_str()),
        ];
        for name in own
            .into_iter()
            .flatten()
            .filter(|name| Some(*name) != given)
        {
            if objects.get(name).is_none() {
                objects.insert(name, custom.clone());
            }
        }
        if let Some(name) = given {
            objects.insert(name, custom);
        }
    }

    /// Writes this to a saved object; R saves the function.
    fn save(&self, out: &mut Writer) -> Result<()> {
        let Identity {
            module,
            class_name,
            registered_name,
        } = self.identity.clone();
        out.str(&class_name)?;
        for name in [module, registered_name] {
            out.u8(name.is_some().into());
            out.str(&name.unwrap_or_default())?;
        }
        out.u8(self.is_function.into());
        out.guest(&self.function);
        Ok(())
    }

    /// What [`RCustom::save`] wrote.
    fn load(content: &mut Reader<'_>) -> Result<RCustom> {
        let class_name = content.str()?.to_owned();
        let mut name = || -> Result<Option<String>> {
            let is_some = content.u8()? != 0;
            let text = content.str()?.to_owned();
            Ok(is_some.then_some(text))
        };
        Ok(RCustom {
            identity: Identity {
                class_name,
                module: name()?,
                registered_name: name()?,
            },
            is_function: content.u8()? != 0,
            function: content.guest()?.clone(),
        })
    }

    /// What one of the package's functions gives for this function and arguments, and
    /// the layers that are called on the way, which is recorded in no graph.
    fn traced(&self, by: &str, args: &[Kept]) -> Result<(Value, Vec<Layer>)> {
        let by = own_function(by)?;
        let call = args
            .iter()
            .fold(Call::new(&by).arg(&self.function), Call::arg);
        let (out, called) = trace(context(), || call.run())?;
        Ok((from_r(&out)?, called))
    }

    /// The constructor, or the function itself, which knows its name.
    pub fn to_r(&self) -> Result<Kept> {
        if !self.is_function || !self.is_named() {
            return Ok(self.function.clone());
        }
        let name = self.identity.class_name.as_str().into_r()?;
        call_fn(
            &own_function("with_keras_name")?,
            &[self.function.clone(), name],
        )
    }
}

impl Custom for RCustom {
    fn identity(&self) -> Identity {
        NAMED.with_borrow_mut(|named| {
            if let Some(named) = named {
                self.add_to(named, None);
            }
        });
        self.identity.clone()
    }

    fn role(&self) -> Option<Role> {
        None
    }

    fn make(&self, config: Map, role: Option<Role>, _cx: &Context) -> Result<KerasObject> {
        if self.is_function {
            return Ok(Use(Rc::new(self.clone())).wrapped(role));
        }
        let made = Call::new(&own_function("custom_from_config")?)
            .label("from_config")
            .arg(&self.function)
            .arg(&config.into_r()?)
            .run()?;
        Ok(handle::get::<Held>(&made.robj(), "object")?.0.clone())
    }

    fn is_function(&self) -> bool {
        self.is_function
    }

    fn is_named(&self) -> bool {
        !self.identity.class_name.is_empty()
    }

    fn with_name(&self, name: &str) -> Option<Rc<dyn Custom>> {
        let mut named = self.clone();
        named.identity.class_name = name.to_owned();
        Some(Rc::new(named))
    }

    fn shapes(&self, inputs: &Nested<Shape>, layer: &str) -> Result<Nested<Shape>> {
        let given = Call::new(&own_function("shape_by_function")?)
            .arg(&self.function)
            .arg(&inputs.value(&mut property::shape).into_r()?)
            .run()?;
        read_shapes(from_r(&given)?, context())
            .map_err(|e| e.at(format!("output_shape() of layer `{layer}`")))
    }

    fn trace(&self, inputs: &Nested<Spec>, arguments: &Map, layer: &str) -> Result<Nested<Shape>> {
        let inputs = inputs.try_map(&mut |spec| placeholder(spec, context()))?;
        let args = [
            tensors_value(&inputs).into_r()?,
            arguments.clone().into_r()?,
            layer.into_r()?,
        ];
        let (given, _) = self.traced("trace_function", &args)?;
        let Some(outputs) = tensors(&given) else {
            return Err(Error::graph(format!(
                "the function of layer `{layer}` must give a tensor, or a list of them"
            ))
            .received(&given)
            .hint("Give `output_shape` if it cannot be called on symbolic tensors."));
        };
        Ok(outputs.map(&mut |x| x.spec().shape.clone()))
    }

    fn call(&self, args: Vec<Value>, place: &str) -> Result<(Value, Vec<Layer>)> {
        self.traced(
            "call_traced",
            &[Value::Array(args).into_r()?, place.into_r()?],
        )
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A plain R function used as what a layer takes.
#[derive(Clone, Debug)]
struct Use(Rc<RCustom>);

impl Use {
    fn wrapped(self, role: Option<Role>) -> KerasObject {
        match role {
            Some(Role::Initializer) => KerasObject::Initializer(Rc::new(self)),
            Some(Role::Regularizer) => KerasObject::Regularizer(Rc::new(self)),
            Some(Role::LearningRateSchedule) => KerasObject::LearningRateSchedule(Rc::new(self)),
            Some(Role::Constraint) => KerasObject::Constraint(Rc::new(self)),
            Some(Role::Metric) => KerasObject::Metric(Rc::new(self)),
            Some(Role::Loss) => KerasObject::Loss(Rc::new(self)),
            _ => KerasObject::Activation(Activation::Function(Rc::new(self))),
        }
    }
}

impl Configured for Use {
    fn class(&self) -> Class {
        Class::Custom(self.0.clone())
    }

    fn get_config(&self) -> Result<Map> {
        Ok(Map::new())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl ActivationFunction for Use {}
impl Initializer for Use {}
impl Regularizer for Use {}
impl Constraint for Use {}
impl Loss for Use {}
impl Metric for Use {}
impl LearningRateSchedule for Use {}

/// The R function that an object is, if it is one.
pub fn function_of(object: &KerasObject) -> Option<RCustom> {
    match object.class() {
        Class::Custom(custom) if custom.is_function() => {
            custom.as_any().downcast_ref::<RCustom>().cloned()
        }
        _ => None,
    }
}

/// The custom objects that R's `custom_entries()` gives: each under its own
/// name, its registered name, and the name it was given under.
pub fn objects(x: &Robj) -> Result<CustomObjects> {
    let mut objects = CustomObjects::new();
    let Value::Array(entries) = args::plain(x)? else {
        return Ok(objects);
    };
    for entry in &entries {
        let given = entry.get("given").and_then(Value::as_str);
        RCustom::read(entry)?.add_to(&mut objects, given);
    }
    Ok(objects)
}

thread_local! {
    /// What was asked for its name since [`naming`] began.
    static NAMED: RefCell<Option<CustomObjects>> = const { RefCell::new(None) };
}

/// A config, and the custom objects that are named in it.
pub fn naming<T>(config: impl FnOnce() -> Result<T>) -> Result<(T, CustomObjects)> {
    let outer = NAMED.replace(Some(CustomObjects::new()));
    let config = config();
    let named = NAMED.replace(outer).unwrap_or_default();
    Ok((config?, named))
}

/// The envelope of an object, and the custom objects that are named in it.
pub fn named_by(object: &KerasObject) -> Result<(Value, CustomObjects)> {
    naming(|| serialize(object))
}

/// Writes the custom objects that [`named_by`] found to a saved object.
pub fn save(objects: &CustomObjects, out: &mut Writer) -> Result<()> {
    let mut written: Vec<&RCustom> = Vec::new();
    for (_, custom) in objects.iter() {
        let Some(custom) = custom.as_any().downcast_ref::<RCustom>() else {
            continue;
        };
        if !written.iter().any(|other| std::ptr::eq(*other, custom)) {
            written.push(custom);
        }
    }
    out.length(written.len())?;
    written.into_iter().try_for_each(|custom| custom.save(out))
}

/// The custom objects that [`save`] wrote.
pub fn load(content: &mut Reader<'_>) -> Result<CustomObjects> {
    let mut objects = CustomObjects::new();
    for _ in 0..content.length()? {
        RCustom::load(content)?.add_to(&mut objects, None);
    }
    Ok(objects)
}

/// Registers for the session.
#[extendr]
fn rs_register(entry: Robj) -> Robj {
    guard(|| {
        let entry = args::plain(&entry)?;
        let custom = Rc::new(RCustom::read(&entry)?);
        let name = custom.identity.registered_name.clone();
        let name = name.unwrap_or_else(|| custom.identity.class_name.clone());
        context().with_registered(|objects| objects.insert(name, custom));
        Ok(())
    })
}

/// What is registered, by name.
#[extendr]
fn rs_registered() -> Robj {
    guard(|| {
        let all: Vec<(String, Value)> = context().with_registered(|objects| {
            objects
                .iter()
                .filter_map(|(name, custom)| {
                    let custom = custom.as_any().downcast_ref::<RCustom>()?;
                    let function = RCustom::unnamed(custom.function.clone());
                    let function = Guest(Rc::new(function));
                    Some((name.to_owned(), Value::Live(Live::new(function))))
                })
                .collect()
        });
        Ok(all.into_iter().collect::<Map>())
    })
}

/// Forgets everything registered.
#[extendr]
fn rs_unregister_all() -> Robj {
    guard(|| -> Result<()> {
        context().with_registered(CustomObjects::clear);
        Ok(())
    })
}

/// Enters a scope of custom objects.
#[extendr]
fn rs_enter_scope(custom_objects: Robj) -> Robj {
    guard(|| -> Result<()> {
        context().enter_scope(objects(&custom_objects)?);
        Ok(())
    })
}

/// Leaves the scope entered last.
#[extendr]
fn rs_leave_scope() -> Robj {
    guard(|| -> Result<()> {
        context().leave_scope();
        Ok(())
    })
}

/// The function that a name finds now: in a scope, else registered.
#[extendr]
fn rs_find_custom(name: Robj) -> Robj {
    guard(|| {
        let name = args::string(&name, "name")?;
        let custom = context().custom(&name);
        let found = custom
            .as_ref()
            .and_then(|c| c.as_any().downcast_ref::<RCustom>());
        Ok(found.map(|custom| custom.function.clone()))
    })
}

extendr_module! {
    mod custom;
    fn rs_register;
    fn rs_registered;
    fn rs_unregister_all;
    fn rs_enter_scope;
    fn rs_leave_scope;
    fn rs_find_custom;
}
