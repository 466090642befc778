//! The arguments of a class's R function.

use crate::r;
use keratin_core::config::{CallParam, FieldSchema, Literal, ParamKind, Schema};
use keratin_core::object::{ClassEntry, Role};

/// An argument of an R function.
#[derive(Clone, Debug)]
pub struct Formal {
    /// The name; `...` is one.
    pub name: String,
    /// The default, as R source text.
    pub default: Option<String>,
    /// The class's field of that name.
    pub field: Option<&'static FieldSchema>,
    /// The argument of an operation's call of that name.
    pub operand: Option<&'static CallParam>,
}

/// What an R function is called on, not an argument of the class.
pub const SUBJECTS: &[&str] = &["object", "inputs", "x", "y_true", "y_pred"];

/// What every layer takes, beside its own fields.
const BASE: &[&str] = &["name", "trainable", "dtype"];

/// The formals of a class's R function, in order.
pub fn formals(entry: &ClassEntry) -> Result<Vec<Formal>, String> {
    let schema = entry.schema;
    let Some(args) = schema.r_args else {
        return Ok(by_rule(entry));
    };
    args.split_whitespace()
        .map(|arg| listed(schema, arg))
        .collect()
}

fn by_rule(entry: &ClassEntry) -> Vec<Formal> {
    let mut fields = entry.schema.fields();
    let args = entry.schema.args;
    // With an order of their own, the others are for old configs only.
    fields.retain(|field| args.is_empty() || args.contains(&field.name));
    let mut formals: Vec<Formal> = fields.into_iter().map(of_field).collect();
    match entry.role {
        Role::Layer => {
            formals.insert(0, bare("object"));
            formals.push(bare("..."));
        }
        Role::Activation => formals.insert(0, bare("x")),
        Role::Operation => {
            formals.splice(0..0, entry.schema.call.iter().map(of_operand));
        }
        Role::Loss => {
            // What every loss takes is given by its name.
            let own = formals.iter().position(|f| f.name == "reduction");
            formals.insert(own.unwrap_or(formals.len()), bare("..."));
            formals.splice(0..0, [bare("y_true"), bare("y_pred")]);
        }
        _ => {}
    }
    formals
}

/// One word of `r_args`: a field, or a name with its default.
fn listed(schema: &'static Schema, arg: &str) -> Result<Formal, String> {
    let (name, default) = match arg.split_once('=') {
        Some((name, default)) => (name, Some(default.to_owned())),
        None => (arg, None),
    };
    if let Some(field) = schema.field(name) {
        let formal = of_field(field);
        return Ok(Formal {
            default: default.or(formal.default),
            ..formal
        });
    }
    if let Some(operand) = schema.call.iter().find(|param| param.name == name) {
        let formal = of_operand(operand);
        return Ok(Formal {
            default: default.or(formal.default),
            ..formal
        });
    }
    let default = match default {
        None if BASE.contains(&name) => Some("NULL".to_owned()),
        None if name != "..." && !SUBJECTS.contains(&name) => {
            return Err(format!("`r_args` lists `{name}`, which is no field"));
        }
        default => default,
    };
    Ok(Formal {
        default,
        ..bare(name)
    })
}

fn of_field(field: &'static FieldSchema) -> Formal {
    let default = match field.r_default {
        Some(text) => Some(text.to_owned()),
        None => core_default(field),
    };
    Formal {
        default,
        field: Some(field),
        ..bare(field.name)
    }
}

/// Any number of operands stand in `...`.
fn of_operand(operand: &'static CallParam) -> Formal {
    let name = match operand.kind {
        ParamKind::AnyNumber | ParamKind::AnyNamed => "...",
        ParamKind::Plain | ParamKind::ByName => operand.name,
    };
    Formal {
        default: operand.default.map(|default| r::literal(&default)),
        operand: Some(operand),
        ..bare(name)
    }
}

/// The core's default as R source text; an axis counts from 1 in R.
pub fn core_default(field: &FieldSchema) -> Option<String> {
    let default = field.default?;
    let is_axis = matches!(field.r_convert, Some("as_axis" | "as_axes_of_both"));
    Some(match default {
        Literal::Tuple(axes) if is_axis => {
            let axes: Vec<String> = axes.iter().map(axis).collect();
            format!("list({})", axes.join(", "))
        }
        default if is_axis => axis(&default),
        default => r::literal(&default),
    })
}

fn axis(axis: &Literal) -> String {
    match axis {
        Literal::Int(axis) if *axis >= 0 => r::literal(&Literal::Int(axis.saturating_add(1))),
        other => r::literal(other),
    }
}

fn bare(name: &str) -> Formal {
    Formal {
        name: name.to_owned(),
        default: None,
        field: None,
        operand: None,
    }
}

/// The fields that are reached through `...` only.
pub fn further(schema: &Schema, formals: &[Formal]) -> Vec<&'static FieldSchema> {
    let mut fields = schema.fields();
    fields.retain(|field| formals.iter().all(|formal| formal.name != field.name));
    fields
}
