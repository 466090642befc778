//! The help page of a class's R function, as roxygen comments.

use crate::family::Family;
use crate::formals::{further, Formal, SUBJECTS};
use crate::prose::{wrapped, Page};
use keratin_core::config::{BaseKeys, Schema};
use keratin_core::object::{ClassEntry, Role};
use std::path::Path;

/// The roxygen comments of a class's R function.
pub fn page(
    entry: &ClassEntry,
    formals: &[Formal],
    family: &Family,
    root: &Path,
) -> Result<String, String> {
    let page = Page::of(entry.schema.doc);
    let mut lines = wrapped(page.title, 0, "")?;
    let description = wrapped(&page.description.join("\n"), 0, "")?;
    if description.iter().any(|line| !line.is_empty()) {
        lines.push(String::new());
        lines.extend(description);
    }
    for (heading, text) in &page.sections {
        if [OPERANDS, RETURNS].contains(heading) {
            continue;
        }
        lines.push(String::new());
        lines.push(match *heading {
            "Reference" | "References" => "@references".to_owned(),
            heading => format!("@section {heading}:"),
        });
        lines.extend(wrapped(&text.join("\n"), 0, "")?);
    }
    lines.push(String::new());
    for formal in formals {
        let lead = format!("@param {} ", formal.name);
        let text = wrapped(&parameter(entry, formals, formal)?, lead.len(), "  ")?;
        tag(&mut lines, &lead, text);
    }
    let lead = "@returns ";
    let own = page
        .sections
        .iter()
        .find(|(heading, _)| *heading == RETURNS);
    let text = match own {
        Some((_, lines)) => lines.join("\n"),
        None => returns(entry, formals).to_owned(),
    };
    tag(&mut lines, lead, wrapped(&text, lead.len(), "  ")?);
    lines.push(format!("@family {}", family.title));
    lines.push(format!(
        "@seealso Keras's own page: <https://keras.io/api/{}/>",
        page_path(entry.role, family)
    ));
    lines.extend(example(entry, formals, root)?);
    lines.push("@export".to_owned());

    let mut text = String::new();
    for line in lines {
        text.push_str(format!("#' {line}").trim_end());
        text.push('\n');
    }
    Ok(text)
}

fn tag(lines: &mut Vec<String>, lead: &str, text: Vec<String>) {
    let mut text = text.into_iter();
    lines.push(format!("{lead}{}", text.next().unwrap_or_default()));
    lines.extend(text);
}

fn page_path(role: Role, family: &Family) -> String {
    match role {
        Role::Layer if family.page != "distillation" => format!("layers/{}", family.page),
        _ => family.page.to_owned(),
    }
}

fn parameter(entry: &ClassEntry, formals: &[Formal], formal: &Formal) -> Result<String, String> {
    if let Some(field) = formal.field {
        return Ok(field.doc.to_owned());
    }
    if entry.role == Role::Operation {
        return operand(entry.schema.doc, &formal.name);
    }
    Ok(match formal.name.as_str() {
        "..." if matches!(entry.role, Role::Loss | Role::Metric) => {
            "Takes nothing: the arguments after it are given by their names.".to_owned()
        }
        "..." if entry.role != Role::Layer => further_fields(entry.schema, formals),
        "..." => dots(entry.schema, formals),
        "object" => "What the layer is called on: a tensor, or a sequential model that \
                     the layer is added to. Without it, the layer itself is made."
            .to_owned(),
        "inputs" if formals.get(1).map_or(true, |second| second.name != "...") => {
            "The tensors that the layer is called on: a list of them, or one tensor. \
             Without them, the layer itself is made."
                .to_owned()
        }
        "inputs" => "The tensors that the layer is called on: a list of them, or one \
                     tensor, with the others as further arguments without a name. Without \
                     them, the layer itself is made."
            .to_owned(),
        "x" => "A tensor or an array.".to_owned(),
        "y_true" if entry.is_function() => "What is true.".to_owned(),
        "y_pred" if entry.is_function() => "What was predicted.".to_owned(),
        "y_true" => "What is true. Without it and `y_pred`, the object is made; operations on \
                     values are not part of the package yet, so that with them the call is an \
                     error of class `keratin_error_state`."
            .to_owned(),
        "y_pred" => "What was predicted; see `y_true`.".to_owned(),
        "feature_names" => "Takes nothing: the features have their names in `features`.".to_owned(),
        "axis" => "For a call on values: the axis of the classes.".to_owned(),
        "ref_labels" | "ref_embeddings" => {
            "For a call on values: labeled embeddings that `y_pred` is compared with.".to_owned()
        }
        "name" => "The name; `NULL` for one that is made from the class's name.".to_owned(),
        "trainable" => "Whether the weights may be trained.".to_owned(),
        "dtype" => DTYPE.to_owned(),
        other => return Err(format!("no documentation for the argument `{other}`")),
    })
}

/// The section of an operation's documentation that says what its operands are:
/// lines such as "x: an image".
const OPERANDS: &str = "Operands";

/// The section that says what a function gives, where the role does not.
const RETURNS: &str = "Returns";

/// What operands of these names mostly are.
const COMMON_OPERANDS: &[(&str, &str)] = &[
    ("x", "A tensor."),
    ("x1", "A tensor, an array or a number."),
    ("x2", "A tensor, an array or a number."),
    ("y", "A tensor, an array or a number."),
    ("xs", "A list of tensors."),
    ("inputs", "A tensor."),
    ("images", "A tensor of one image, or of a batch of images."),
    ("a", "A tensor: a matrix, or a batch of matrices."),
    ("b", "A tensor or an array."),
    ("zero_indexed", "Whether indices count from 0, not from 1."),
];

fn operand(doc: &str, name: &str) -> Result<String, String> {
    let page = Page::of(doc);
    let own = page
        .sections
        .iter()
        .filter(|(heading, _)| *heading == OPERANDS)
        .flat_map(|(_, lines)| operand_texts(lines));
    let common = COMMON_OPERANDS
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    own.chain(common)
        .find(|(known, _)| known == name)
        .map(|(_, text)| text)
        .ok_or_else(|| {
            format!("no documentation for `{name}`: `# {OPERANDS}` and a line `{name}: ...`")
        })
}

/// The names and texts of lines such as "x: an image"; a line that is indented
/// goes on with the text before.
fn operand_texts(lines: &[&str]) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        match (
            line.starts_with(' '),
            texts.last_mut(),
            line.split_once(": "),
        ) {
            (true, Some((_, text)), _) => {
                text.push(' ');
                text.push_str(line.trim());
            }
            (_, _, Some((name, text))) => texts.push((name.to_owned(), text.to_owned())),
            _ => {}
        }
    }
    texts
}

const DTYPE: &str = "What the layer computes in: a dtype such as `\"float32\"`, a policy \
                     such as `\"mixed_float16\"`, or `NULL` for the session's policy.";

/// What `...` is where it takes nothing.
const NOTHING_MORE: &str = "Nothing: an argument here is an error.";

/// The fields that are no formals.
fn further_fields(schema: &Schema, formals: &[Formal]) -> String {
    let more = further(schema, formals);
    if more.is_empty() {
        return NOTHING_MORE.to_owned();
    }
    let mut text = String::from("Further arguments, each by its name:");
    for field in more {
        text.push_str(&format!("\n* `{}`: {};", field.name, lower(field.doc)));
    }
    text.pop();
    text.push('.');
    text
}

/// What every layer takes, and the fields that are no formals.
fn dots(schema: &Schema, formals: &[Formal]) -> String {
    let mut items = vec![("name", "the layer's name")];
    if !matches!(schema.base_keys, BaseKeys::Name | BaseKeys::Config) {
        items.push(("trainable", "whether the weights may be trained"));
    }
    if matches!(schema.base_keys, BaseKeys::All | BaseKeys::Given) {
        items.push((
            "dtype",
            "a dtype such as `\"float32\"`, or a policy such as `\"mixed_float16\"`",
        ));
        items.push(("activity_regularizer", "the penalty on the output"));
        if has_subject(formals) {
            items.push((
                "input_shape",
                "the shape of the input without the batch, for the first layer of a \
             sequential model",
            ));
        }
    }
    let more = further(schema, formals);
    items.retain(|(name, _)| {
        let same = |other: &str| other == *name;
        !formals.iter().any(|f| same(&f.name)) && !more.iter().any(|f| same(f.name))
    });
    if items.is_empty() && more.is_empty() {
        return NOTHING_MORE.to_owned();
    }
    let mut text = String::from("Further arguments, each by its name:");
    for (name, doc) in items {
        text.push_str(&format!("\n* `{name}`: {doc};"));
    }
    for field in more {
        text.push_str(&format!("\n* `{}`: {}", field.name, lower(field.doc)));
        text.push(';');
    }
    text.pop();
    text.push('.');
    text
}

/// Whether the function makes its object and calls it at once.
fn has_subject(formals: &[Formal]) -> bool {
    formals
        .first()
        .is_some_and(|formal| SUBJECTS.contains(&&*formal.name))
}

/// The first sentence of a field's documentation, as part of a longer one.
fn lower(doc: &str) -> String {
    let sentence = doc.split("\n\n").next().unwrap_or(doc).replace('\n', " ");
    let sentence = sentence.split(". ").next().unwrap_or(&sentence);
    let sentence = sentence.trim_end_matches('.');
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn returns(entry: &ClassEntry, formals: &[Formal]) -> &'static str {
    match entry.role {
        Role::Loss | Role::Metric if entry.is_function() => {
            "The function's values. Operations on values are not part of the package yet, \
             so that a call is an error of class `keratin_error_state`; as a metric of \
             `compile()` or `metric_mean_wrapper()` the function needs none."
        }
        Role::Layer if !has_subject(formals) => match entry.schema.r.starts_with("keras_model") {
            true => "The model.",
            false => "The layer.",
        },
        Role::Operation => "A symbolic tensor.",
        Role::Layer => {
            "The layer's output if it is called on tensors; the model, with the layer \
             added, if it is added to a sequential model; otherwise the layer."
        }
        Role::Initializer => "An initializer.",
        Role::Regularizer => "A regularizer.",
        Role::Constraint => "A constraint.",
        Role::Activation => {
            "For a symbolic tensor, a symbolic tensor. Operations on values are not part of \
             the package yet, so that a call on an array is an error of class \
             `keratin_error_state`; as an argument of a layer the function needs none."
        }
        Role::Loss => "A loss.",
        Role::Metric => "A metric.",
        Role::DTypePolicy => "A dtype policy.",
        Role::LearningRateSchedule => "A learning rate schedule.",
        Role::Optimizer => "An optimizer.",
        Role::QuantizationConfig => "A quantization config.",
        Role::Quantizer => "A quantizer.",
        Role::FeatureSpec => "The feature, to be given to `layer_feature_space()`.",
        Role::SeedGenerator => "A seed generator.",
        Role::InputRequirement => "An input spec.",
        Role::DistillationLoss => "A distillation loss.",
    }
}

/// The example: written by hand in `man/examples`, given with the class, or
/// the plainest call.
fn example(entry: &ClassEntry, formals: &[Formal], root: &Path) -> Result<Vec<String>, String> {
    let name = entry.schema.r;
    let written = format!("man/examples/{name}.R");
    if root.join(&written).is_file() {
        return Ok(vec![format!("@example {written}")]);
    }
    let code = match entry.schema.example {
        "" => plainest_call(entry.role, name, formals)?,
        code => code.to_owned(),
    };
    let mut lines = vec!["@examples".to_owned()];
    lines.extend(code.lines().map(|line| line.replace('%', "\\%")));
    Ok(lines)
}

/// An operation on as many tensors as it asks for.
fn operation_call(name: &str, formals: &[Formal]) -> Result<String, String> {
    let required = formals.iter().filter(|formal| formal.default.is_none());
    let operands: Vec<&str> = required
        .clone()
        .filter(|formal| formal.operand.is_some())
        .map(|formal| formal.name.as_str())
        .collect();
    let is_plain =
        |name: &&str| ["x", "x1", "x2", "y", "a", "b", "inputs", "images"].contains(name);
    if required.count() > operands.len() || !operands.iter().all(is_plain) {
        return Err(format!(
            "an example must be given: `#[keras(example = \"{name}(...)\")]` on the struct, \
             or man/examples/{name}.R"
        ));
    }
    let mut lines: Vec<String> = operands
        .iter()
        .map(|operand| {
            format!(
                "{operand} <- keras_input(shape = c({}))",
                match *operand {
                    "images" => "32, 32, 3",
                    _ => "4, 4",
                }
            )
        })
        .collect();
    lines.push(format!("{name}({})", operands.join(", ")));
    Ok(lines.join("\n"))
}

fn plainest_call(role: Role, name: &str, formals: &[Formal]) -> Result<String, String> {
    let required = formals.iter().find(|formal| {
        formal.default.is_none() && formal.name != "..." && !SUBJECTS.contains(&&*formal.name)
    });
    if role == Role::Operation {
        return operation_call(name, formals);
    }
    if let (Some(formal), false) = (required, role == Role::Activation) {
        return Err(format!(
            "`{}` is required, so that an example must be given: \
             `#[keras(example = \"{name}(...)\")]` on the struct, or man/examples/{name}.R",
            formal.name
        ));
    }
    Ok(match role {
        Role::Activation => format!("layer_dense(units = 4, activation = {name})"),
        Role::Initializer => format!("layer_dense(units = 4, kernel_initializer = {name}())"),
        Role::Regularizer => format!("layer_dense(units = 4, kernel_regularizer = {name}())"),
        Role::Constraint => format!("layer_dense(units = 4, kernel_constraint = {name}())"),
        _ => format!("{name}()"),
    })
}
