//! [`Schema`]: what is known of a class before any instance exists.

use super::Literal;
use serde::{Serialize, Serializer};

/// What is known of a class, or of a group of fields.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Schema {
    /// Module and name as Keras writes them: `keras.layers` and `Dense`.
    pub module: &'static str,
    /// The class's name.
    pub class_name: &'static str,
    /// Where Keras defines the class: `keras.src.layers.core.dense.Dense`.
    pub python: &'static str,
    /// The classes between this one and its role's own base, nearest first.
    pub bases: &'static [&'static str],
    /// Other public paths of the class: `keras.initializers.he_normal`.
    pub aliases: &'static [&'static str],
    /// The names, beside its own, that stand for the class in its role:
    /// `he_normal`.
    pub names: &'static [&'static str],
    /// The R function that makes one; empty if there is none.
    pub r: &'static str,
    /// The R function's formals where they are not `object`, then the fields,
    /// then `...`: names, in order, separated by spaces. What is not a field
    /// brings its default: `weights=NULL`.
    pub r_args: Option<&'static str>,
    /// Other names of the R function.
    pub r_aliases: &'static [&'static str],
    /// R code that shows the function at work; empty if making an object
    /// without arguments is all there is to show.
    pub example: &'static str,
    /// The documentation: a title line, prose, sections.
    pub doc: &'static str,
    /// The fields and groups of fields, in the order of Keras's constructor.
    #[serde(rename = "fields", serialize_with = "unfolded")]
    pub parts: &'static [Part],
    /// The arguments of Keras's constructor, if their order is not that of the
    /// fields: groups that classes share cannot always stand in one piece.
    pub args: &'static [&'static str],
    /// The config's keys, if their order is not that of the fields.
    pub keys: &'static [&'static str],
    /// Which keys every layer has are this class's too.
    pub base_keys: BaseKeys,
    /// The arguments of the call, if the class is an operation.
    pub call: &'static [CallParam],
}

/// An argument of an operation's call.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CallParam {
    /// The name.
    pub name: &'static str,
    /// The default; `None` if the argument is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Literal>,
    /// How it is given.
    pub kind: ParamKind,
    /// The R function that converts the argument: `as_index`.
    pub r_convert: Option<&'static str>,
}

/// How an argument of an operation's call is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ParamKind {
    /// By its place; a config may have it by name.
    Plain,
    /// By its name: Keras's own function passes it so.
    ByName,
    /// Any number of arguments without a name.
    AnyNumber,
    /// Any arguments with a name.
    AnyNamed,
}

/// Which of the keys that every layer has a layer class takes and writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BaseKeys {
    /// All: `name`, `trainable`, `dtype`, `activity_regularizer`, `autocast`.
    All,
    /// All; the config begins with those that were given, in their order.
    Given,
    /// `name` and `trainable`; the class writes its whole config itself.
    Model,
    /// `name` alone; the class writes its whole config itself.
    Name,
    /// `name` alone is an argument; `trainable` and `dtype` stand in the config
    /// only, and a constructor takes them to no effect.
    Config,
}

/// One field, or a group whose fields stand in its place.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// A field.
    Field(FieldSchema),
    /// The fields of another struct, in place.
    Group(&'static [Part]),
}

/// A field: an argument of the constructor, and usually a key of the config.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct FieldSchema {
    /// The name, in Keras and in R.
    pub name: &'static str,
    /// The documentation, in Markdown.
    pub doc: &'static str,
    /// The default; `None` if the argument is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Literal>,
    /// What values it takes, for messages: "a positive integer".
    pub expected: &'static str,
    /// Whether the config has it.
    pub in_config: bool,
    /// Whether the layer itself keeps it, as every layer does.
    pub in_base: bool,
    /// Whether null stands for the default.
    pub null_is_default: bool,
    /// Whether a config must have it although a constructor has a default.
    pub required_in_config: bool,
    /// The R default where it is not the literal's: R source text.
    pub r_default: Option<&'static str>,
    /// The R function that converts the argument: `as_axis`.
    pub r_convert: Option<&'static str>,
}

impl Schema {
    /// Module and name, joined: `keras.layers.Dense`.
    pub fn path(&self) -> String {
        format!("{}.{}", self.module, self.class_name)
    }

    /// All fields, groups unfolded, in the order of Keras's constructor.
    pub fn fields(&self) -> Vec<&'static FieldSchema> {
        let mut fields = Vec::new();
        unfold(self.parts, &mut fields);
        if !self.args.is_empty() {
            let place = |name| self.args.iter().position(|arg| *arg == name);
            fields.sort_by_key(|field| place(field.name).unwrap_or(usize::MAX));
        }
        fields
    }

    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&'static FieldSchema> {
        find(self.parts, name)
    }

    /// The config's keys, in Keras's order.
    pub fn config_keys(&self) -> Vec<&'static str> {
        if !self.keys.is_empty() {
            return self.keys.to_vec();
        }
        self.fields()
            .into_iter()
            .filter(|field| field.in_config)
            .map(|field| field.name)
            .collect()
    }
}

fn unfolded<S: Serializer>(parts: &&'static [Part], serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = Vec::new();
    unfold(parts, &mut fields);
    serializer.collect_seq(fields)
}

fn unfold(parts: &'static [Part], fields: &mut Vec<&'static FieldSchema>) {
    for part in parts {
        match part {
            Part::Field(field) => fields.push(field),
            Part::Group(parts) => unfold(parts, fields),
        }
    }
}

fn find(parts: &'static [Part], name: &str) -> Option<&'static FieldSchema> {
    parts.iter().find_map(|part| match part {
        Part::Field(field) => (field.name == name).then_some(field),
        Part::Group(parts) => find(parts, name),
    })
}
