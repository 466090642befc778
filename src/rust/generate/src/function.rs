//! The R function of a class.

use crate::family::Family;
use crate::formals::{formals, Formal, SUBJECTS};
use crate::{help, r};
use keratin_core::config::{ParamKind, Schema};
use keratin_core::object::{ClassEntry, Role};
use keratin_core::registry;
use std::path::Path;

/// R code is wrapped at this column.
const WIDTH: usize = 80;

/// The function with its help, and its other names.
pub fn with_help(entry: &ClassEntry, family: &Family, root: &Path) -> Result<String, String> {
    let formals = formals(entry)?;
    let mut text = help::page(entry, &formals, family, root)?;
    text.push_str(&function(entry, &formals));
    for alias in entry.schema.r_aliases {
        text.push_str(&format!(
            "\n#' @rdname {name}\n#' @export\n{alias} <- {name}\n",
            name = entry.schema.r
        ));
    }
    Ok(text)
}

fn function(entry: &ClassEntry, formals: &[Formal]) -> String {
    if entry.role == Role::Operation {
        return operation(entry.schema, formals);
    }
    let name = entry.schema.r;
    let path = entry.schema.path();
    let subject = formals
        .first()
        .map(|formal| formal.name.as_str())
        .filter(|name| SUBJECTS.contains(name));
    // With `inputs, ...`, further inputs stand in `...`.
    let merges =
        subject == Some("inputs") && formals.get(1).is_some_and(|second| second.name == "...");
    let make = match (entry.role, subject) {
        (Role::Activation, _) => format!("call_activation({path:?}, x, args)"),
        (Role::Loss | Role::Metric, _) if entry.is_function() => {
            format!("call_measure({name:?})")
        }
        (Role::Loss | Role::Metric, Some("y_true")) => {
            format!("create_measure({path:?}, y_true, y_pred, args)")
        }
        (_, Some("inputs")) if merges => {
            format!("create_layer({path:?}, merge_inputs(inputs, ...), args)")
        }
        (_, Some("inputs")) => format!("create_layer_on({path:?}, inputs, args)"),
        // R alone reads the file of a vocabulary.
        (_, Some(subject)) if entry.schema.field("vocabulary").is_some() => {
            format!("create_lookup({path:?}, {subject}, args)")
        }
        (_, Some(subject)) => format!("create_layer({path:?}, {subject}, args)"),
        (_, None) => format!("create_object({path:?}, args)"),
    };
    let mut text = signature(name, formals);
    // What only works on values has no arguments to collect.
    if !(entry.is_function() && entry.role != Role::Activation) {
        text.push_str(&capture(formals, merges));
    }
    text.push_str(&format!("{}}}\n", body(&make)));
    if let Some(path) = function_path(entry, subject) {
        text.push_str(&format!("attr({name}, \"keras_name\") <- "));
        text.push_str(&format!("{}\n", r::string(&path)));
    }
    text
}

/// The path of the function that the R function itself stands for, where a function
/// can stand: `loss_huber` for `keras.losses.huber`.
fn function_path(entry: &ClassEntry, subject: Option<&str>) -> Option<String> {
    if entry.is_function() {
        return Some(entry.schema.path());
    }
    if subject != Some("y_true") {
        return None;
    }
    let (_, name) = entry.schema.r.split_once('_')?;
    let modules = ["keras.metrics", "keras.losses"];
    let found = modules
        .iter()
        .find_map(|module| registry::by_path(module, name).filter(|found| found.is_function()));
    found.map(|found| found.schema.path())
}

/// An operation is called at once; its arguments are few and named in full.
fn operation(schema: &Schema, formals: &[Formal]) -> String {
    let plain = schema.call.iter().filter_map(|param| match param.kind {
        ParamKind::Plain => Some(converted(param.name, param.r_convert)),
        ParamKind::AnyNumber => Some("...".to_owned()),
        ParamKind::ByName | ParamKind::AnyNamed => None,
    });
    let named = schema.call.iter().filter_map(|param| match param.kind {
        ParamKind::ByName => Some(argument(param.name, param.r_convert)),
        ParamKind::AnyNamed => Some("...".to_owned()),
        ParamKind::Plain | ParamKind::AnyNumber => None,
    });
    let is_formal = |name: &str| formals.iter().any(|formal| formal.name == name);
    let fields = schema.fields().into_iter();
    let fields = fields.filter(|field| is_formal(field.name));
    let fields = fields.map(|field| argument(field.name, field.r_convert));
    // Evaluated here, so that R says in whose call an argument is missing.
    let mut text = signature(schema.r, formals);
    let args: Vec<String> = plain.collect();
    let line = format!("  args <- list({})\n", args.join(", "));
    text.push_str(&match line.len() <= WIDTH + 1 {
        true => line,
        false => format!("  args <- list(\n    {}\n  )\n", args.join(",\n    ")),
    });
    let mut arguments = vec![r::string(&schema.path()), "args".to_owned()];
    for (name, values) in [("fields", list(fields)), ("kwargs", list(named))] {
        if values != "list()" {
            arguments.push(format!("{name} = {values}"));
        }
    }
    let call = format!("  call_operation({})\n", arguments.join(", "));
    let call = match call.len() <= WIDTH {
        true => call,
        false => format!(
            "  call_operation(\n    {}\n  )\n",
            arguments
                .iter()
                .map(|argument| folded(argument))
                .collect::<Vec<_>>()
                .join(",\n    ")
        ),
    };
    text.push_str(&call);
    text.push_str("}\n");
    text
}

fn list(values: impl Iterator<Item = String>) -> String {
    format!("list({})", values.collect::<Vec<_>>().join(", "))
}

fn argument(name: &str, convert: Option<&str>) -> String {
    format!("{name} = {}", converted(name, convert))
}

fn converted(name: &str, convert: Option<&str>) -> String {
    match convert {
        Some(function) => format!("{function}({name})"),
        None => name.to_owned(),
    }
}

/// A list over several lines, if it does not fit one.
fn folded(argument: &str) -> String {
    match argument.split_once("list(") {
        Some((lead, values)) if argument.len() + 5 > WIDTH => format!(
            "{lead}list(\n      {}\n    )",
            split(values.strip_suffix(')').unwrap_or(values)).join(",\n      ")
        ),
        _ => argument.to_owned(),
    }
}

/// The elements between commas, those inside parentheses apart.
fn split(values: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut begin) = (0_usize, 0);
    for (i, c) in values.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(values.get(begin..i).unwrap_or_default().trim());
                begin = i + 1;
            }
            _ => {}
        }
    }
    parts.push(values.get(begin..).unwrap_or_default().trim());
    parts
}

/// `name <- function(formals) {`, on one line if it fits.
fn signature(name: &str, formals: &[Formal]) -> String {
    let formals: Vec<String> = formals
        .iter()
        .map(|formal| match &formal.default {
            Some(default) => format!("{} = {default}", formal.name),
            None => formal.name.clone(),
        })
        .collect();
    let line = format!("{name} <- function({}) {{\n", formals.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    format!("{name} <- function(\n  {}\n) {{\n", formals.join(",\n  "))
}

/// The call that a function ends with, on one line if it fits.
fn body(call: &str) -> String {
    let line = format!("  {call}\n");
    match call.split_once('(') {
        Some((function, args)) if line.len() > WIDTH + 1 => {
            let args = args.trim_end_matches(')');
            format!("  {function}(\n    {args}\n  )\n")
        }
        _ => line,
    }
}

/// The line that collects the arguments, with the conversions of some.
fn capture(formals: &[Formal], merges: bool) -> String {
    let mut options: Vec<String> = formals
        .iter()
        .filter_map(|formal| {
            let convert = formal.field?.r_convert?;
            Some(format!("{} = {convert}", formal.name))
        })
        .collect();
    if merges {
        options.push(".inputs = TRUE".to_owned());
    }
    let line = format!("  args <- capture_args({})\n", options.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    format!(
        "  args <- capture_args(\n    {}\n  )\n",
        options.join(",\n    ")
    )
}
