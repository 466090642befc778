//! [`Reader`]: the arguments of one object, taken out one by one.

use super::{Field, FieldSchema, Schema};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::{Map, Value};

/// The arguments of one object, taken out field by field; what is left at the
/// end is an unknown argument.
pub struct Reader<'a> {
    schema: &'static Schema,
    args: Map,
    cx: &'a Context,
    /// Whether the arguments are a config rather than a constructor's.
    is_config: bool,
    /// The names that count as known although they are no fields.
    extra: &'static [&'static str],
}

impl<'a> Reader<'a> {
    /// Begins to read the arguments of a class's constructor.
    pub fn new(schema: &'static Schema, args: Map, cx: &'a Context) -> Self {
        Reader {
            schema,
            args,
            cx,
            is_config: false,
            extra: &[],
        }
    }

    /// Begins to read the config of an object of a class.
    pub fn of_config(schema: &'static Schema, config: Map, cx: &'a Context) -> Self {
        Reader {
            is_config: true,
            ..Reader::new(schema, config, cx)
        }
    }

    /// The context the object is made in.
    pub fn context(&self) -> &'a Context {
        self.cx
    }

    /// Whether the arguments are a config rather than a constructor's.
    pub fn is_config(&self) -> bool {
        self.is_config
    }

    /// Gives the object a name, as Keras does, if it has none.
    pub(crate) fn named(mut self) -> Self {
        let field = self.schema.field("name");
        let default = field.and_then(|field| field.default).map(|d| d.value());
        let is_named = match self.args.get("name").or(default.as_ref()) {
            Some(Value::Str(name)) => !name.is_empty(),
            Some(value) => !value.is_null(),
            None => true,
        };
        if !is_named {
            let name = self.cx.auto_name(self.schema.class_name);
            self.args.insert("name", name);
        }
        self
    }

    /// The class being read.
    pub fn schema(&self) -> &'static Schema {
        self.schema
    }

    /// Names, beside the fields', that an unknown name may be meant as.
    pub fn also_known(&mut self, names: &'static [&'static str]) {
        self.extra = names;
    }

    /// The arguments that are not yet taken.
    pub fn args(&self) -> &Map {
        &self.args
    }

    /// Gives an argument that is missing or null.
    pub fn fill(&mut self, name: &'static str, value: Value) {
        if self.args.get(name).map_or(true, Value::is_null) {
            self.args.insert(name, value);
        }
    }

    /// Takes an argument out, unread.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.args.remove(name)
    }

    /// Takes all arguments that are left.
    pub fn take_rest(&mut self) -> Map {
        std::mem::take(&mut self.args)
    }

    /// Takes and reads the field of that name, or its default.
    pub fn field_named<T: Field>(&mut self, name: &'static str) -> Result<T> {
        match self.schema.field(name) {
            Some(field) => self.field(field),
            None => Err(Error::config(format!(
                "`{}` has no field `{name}`",
                self.schema.class_name
            ))),
        }
    }

    /// Takes and reads the field, or its default.
    pub fn field<T: Field>(&mut self, field: &FieldSchema) -> Result<T> {
        let given = self
            .take(field.name)
            .filter(|value| !(value.is_null() && field.null_is_default));
        let value = match (given, field.default) {
            (Some(value), _) => value,
            (None, Some(_)) if self.is_config && field.required_in_config => {
                return Err(self.missing(field))
            }
            (None, Some(default)) => default.value(),
            (None, None) => return Err(self.missing(field)),
        };
        T::read(value, self.cx).map_err(|e| e.at(field.name))
    }

    /// Ends the reading: nothing may be left.
    pub fn finish(self) -> Result<()> {
        let class_name = self.schema.class_name;
        self.finish_for(class_name)
    }

    /// Ends the reading of an object whose class goes by another name.
    pub fn finish_for(self, class_name: &str) -> Result<()> {
        let Some((name, value)) = self.args.iter().next() else {
            return Ok(());
        };
        let mut known: Vec<&str> = self.schema.fields().iter().map(|f| f.name).collect();
        known.extend(self.extra);
        let mut error =
            Error::config(format!("`{class_name}` has no argument `{name}`")).received(value);
        if let Some(near) = crate::text::nearest(name, known.iter().copied()) {
            error = error.hint(format!("Did you mean `{near}`?"));
        }
        Err(error.at(name))
    }

    fn missing(&self, field: &FieldSchema) -> Error {
        let error = Error::config(format!(
            "`{}` needs `{}`: {}",
            self.schema.class_name, field.name, field.expected
        ))
        .expected(field.expected)
        .at(field.name);
        let is_unknown = |name: &&str| self.schema.field(name).is_none();
        match crate::text::nearest(field.name, self.args.keys().filter(is_unknown)) {
            Some(given) => error.hint(format!("`{given}` is not its name.")),
            None => error,
        }
    }
}
