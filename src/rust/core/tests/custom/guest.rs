//! A layer and a function as a user of the core brings them.

use keratin_core::activations::{Activation, ActivationFunction};
use keratin_core::config::Writer;
use keratin_core::custom::{Custom, CustomObjects};
use keratin_core::initializers::Initializer;
use keratin_core::layers::{Base, Build, Layer, LayerClass, Weight};
use keratin_core::object::{Class, Configured, Identity, Role};
use keratin_core::shape::{Nested, Shape};
use keratin_core::{Context, Error, KerasObject, Map, Result, Value};
use std::any::Any;
use std::rc::Rc;

/// What a guest does when it is asked to make an object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Does {
    Makes,
    Fails,
    Panics,
    FailsToBuild,
    RegistersAnother,
}

/// A class of layers.
#[derive(Clone, Debug)]
pub struct Scale {
    pub identity: Identity,
    /// Tells classes of one name apart.
    pub tag: &'static str,
    pub does: Does,
}

impl Scale {
    /// A class as it was registered: `package>name`, or a name alone.
    pub fn named(registered: &str, tag: &'static str) -> Scale {
        let class_name = registered.rsplit('>').next().unwrap_or(registered);
        Scale {
            identity: Identity {
                module: None,
                class_name: class_name.to_owned(),
                registered_name: Some(registered.to_owned()),
            },
            tag,
            does: Does::Makes,
        }
    }

    pub fn that(self, does: Does) -> Scale {
        Scale { does, ..self }
    }

    /// Alone in a set of custom objects, under its registered name.
    pub fn alone(self) -> CustomObjects {
        let name = self.identity.registered_name.clone().expect("a name");
        let mut objects = CustomObjects::new();
        objects.insert(name, Rc::new(self));
        objects
    }
}

/// What a guest's own error carries.
pub struct Payload(pub &'static str);

impl Custom for Scale {
    fn identity(&self) -> Identity {
        self.identity.clone()
    }

    fn role(&self) -> Option<Role> {
        Some(Role::Layer)
    }

    fn make(&self, mut config: Map, _role: Option<Role>, cx: &Context) -> Result<KerasObject> {
        match self.does {
            Does::Fails => return Err(Error::foreign(Rc::new(Payload("make")))),
            // As a panic, but without a message of the test's own.
            Does::Panics => std::panic::resume_unwind(Box::new("a guest panics")),
            Does::RegistersAnother => {
                let other = Rc::new(Scale::named("late>Other", "late"));
                cx.with_registered(|objects| objects.insert("late>Other", other));
            }
            Does::Makes | Does::FailsToBuild => {}
        }
        let name = match config.remove("name") {
            Some(Value::Str(name)) => name,
            _ => String::new(),
        };
        let body = Scaled {
            class: self.clone(),
            factor: config.remove("factor").unwrap_or_default(),
        };
        let base = Base::unnamed(cx)?.with_name(name);
        let class = Class::Custom(Rc::new(self.clone()));
        Ok(KerasObject::Layer(Layer::new(
            base,
            class,
            Box::new(body),
            cx,
        )))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// What makes a layer one of the class.
#[derive(Debug)]
pub struct Scaled {
    pub class: Scale,
    factor: Value,
}

impl LayerClass for Scaled {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn write_config(&self, _layer: &Layer, writer: &mut Writer<'_>) -> Result<()> {
        writer.put("factor", self.factor.clone());
        Ok(())
    }

    fn build(&self, build: &mut Build<'_>, _shapes: &Nested<Shape>) -> Result<()> {
        if self.class.does == Does::FailsToBuild {
            return Err(Error::foreign(Rc::new(Payload("build"))));
        }
        build.add(Weight::new("scale", Shape::new([Some(1)])))
    }

    fn compute_output_shape(&self, input: &Shape) -> Result<Shape> {
        Ok(input.clone())
    }
}

/// A function.
#[derive(Clone, Debug)]
pub struct Function {
    pub registered: &'static str,
}

impl Custom for Function {
    fn identity(&self) -> Identity {
        let class_name = self.registered.rsplit('>').next();
        Identity {
            module: None,
            class_name: class_name.unwrap_or_default().to_owned(),
            registered_name: Some(self.registered.to_owned()),
        }
    }

    fn role(&self) -> Option<Role> {
        None
    }

    fn make(&self, _config: Map, role: Option<Role>, _cx: &Context) -> Result<KerasObject> {
        let used = Rc::new(Used(self.clone()));
        match role {
            Some(Role::Initializer) => Ok(KerasObject::Initializer(used)),
            Some(Role::Activation) | None => {
                Ok(KerasObject::Activation(Activation::Function(used)))
            }
            Some(role) => Err(Error::class(format!(
                "a function cannot be {}",
                role.with_article()
            ))),
        }
    }

    fn is_function(&self) -> bool {
        true
    }

    /// Gives a list of its arguments; of one, the argument.
    fn call(&self, mut args: Vec<Value>, place: &str) -> Result<(Value, Vec<Layer>)> {
        match (self.registered, args.len()) {
            ("fails", _) => Err(Error::graph(format!("{place} fails"))),
            (_, 1) => Ok((args.remove(0), Vec::new())),
            _ => Ok((Value::Array(args), Vec::new())),
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A function where a layer takes one.
#[derive(Debug)]
struct Used(Function);

impl Configured for Used {
    fn class(&self) -> Class {
        Class::Custom(Rc::new(self.0.clone()))
    }

    fn get_config(&self) -> Result<Map> {
        Ok(Map::new())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl ActivationFunction for Used {}
impl Initializer for Used {}

/// A function under a name.
pub fn function(name: &str, registered: &'static str) -> CustomObjects {
    let mut objects = CustomObjects::new();
    objects.insert(name, Rc::new(Function { registered }));
    objects
}

/// The tag of the class that made a layer; `None` for one of Keras's own.
pub fn tag(object: &KerasObject) -> Option<&'static str> {
    match object {
        KerasObject::Layer(layer) => layer.body_as::<Scaled>().map(|scaled| scaled.class.tag),
        other => panic!("{other:?} is no layer"),
    }
}
