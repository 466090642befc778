//! The table that Keras prints of a model (`model.summary()`), as plain text.

mod cells;
mod pattern;
mod rows;
mod table;

use self::cells::{fit, wrap, Overflow};
use self::table::{Column, Side};
use super::model::{add, count, Model};
use crate::config::whole;
use crate::error::{Error, Result};
use crate::layers::{Layer, Weight};
use crate::object::Compiled;
use crate::value::Value;
use rows::Rows;
use std::borrow::Borrow;

/// What a summary shows, and how wide it is.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryOptions {
    /// The width of the terminal.
    pub width: usize,
    /// The width of the table; `None` for what fits the terminal.
    pub line_length: Option<usize>,
    /// Where the columns end, as shares of the width; `None` for Keras's own.
    pub positions: Option<Vec<f64>>,
    /// Whether the layers of models inside have rows of their own.
    pub expand_nested: bool,
    /// Whether a column says which layers are trainable.
    pub show_trainable: bool,
    /// Patterns of the names of the first and last layer to be shown.
    pub layer_range: Option<(String, String)>,
    /// Whether lines without text are left out.
    pub compact: bool,
}

impl Default for SummaryOptions {
    fn default() -> Self {
        SummaryOptions {
            width: 80,
            line_length: None,
            positions: None,
            expand_nested: false,
            show_trainable: false,
            layer_range: None,
            compact: false,
        }
    }
}

/// The summary of a model.
pub fn summary(model: &Layer, options: &SummaryOptions) -> Result<String> {
    let rows = Rows::of(model, options);
    let line_length = options
        .line_length
        .unwrap_or_else(|| default_length(&rows, options));
    let columns = columns(&rows, options, line_length)?;
    let range = options.layer_range.as_ref();
    let table = table::lines(&columns, &rows.texts(range)?, line_length);

    let mut lines = wrap(
        &format!("Model: \"{}\"", model.name()),
        options.width,
        Overflow::Fold,
    );
    lines.extend(table.into_iter().map(|line| match options.width {
        width if width < line_length => fit(&line, width),
        _ => line,
    }));
    for line in totals(model)? {
        lines.extend(wrap(&line, options.width, Overflow::Fold));
    }
    if options.compact {
        lines.retain(|line| !line.trim().is_empty());
    }
    Ok(lines.join("\n") + "\n")
}

/// Keras's width, or that of the terminal if it is narrower.
fn default_length(rows: &Rows, options: &SummaryOptions) -> usize {
    let own = if rows.are_a_sequence() { 88 } else { 108 };
    let trainable = if options.show_trainable { 12 } else { 0 };
    (own + trainable).min(options.width.saturating_sub(4))
}

fn columns(rows: &Rows, options: &SummaryOptions, line_length: usize) -> Result<Vec<Column>> {
    let mut titles = vec![
        ("Layer (type)", Side::Left),
        ("Output Shape", Side::Left),
        ("Param #", Side::Right),
    ];
    let mut positions = if rows.are_a_sequence() {
        vec![0.45, 0.80, 1.0]
    } else {
        titles.push(("Connected to", Side::Left));
        vec![0.3, 0.56, 0.74, 1.0]
    };
    if let Some(given) = &options.positions {
        positions.clone_from(given);
    }
    if options.show_trainable {
        titles.push(("Trainable", Side::Center));
        positions.iter_mut().for_each(|p| *p *= 0.90);
        positions.push(1.0);
    }
    if positions.len() < titles.len() {
        return Err(Error::config(format!(
            "the summary of this model has {} columns, and `positions` has only {} entries",
            titles.len(),
            positions.len()
        ))
        .at("positions"));
    }
    let widths = widths(&positions, line_length)?;
    let columns = titles.into_iter().zip(widths);
    Ok(columns
        .map(|((title, side), width)| Column { title, side, width })
        .collect())
}

/// How wide the texts of the columns are.
fn widths(positions: &[f64], line_length: usize) -> Result<Vec<usize>> {
    let too_narrow = || {
        Error::config(format!(
            "a width of {line_length} is not enough for the columns of a summary"
        ))
        .hint("Give a larger `line_length`, or other `positions`.")
        .at("line_length")
    };
    let mut widths = Vec::with_capacity(positions.len());
    let mut taken: i64 = 0;
    for position in positions {
        let end = position * line_length as f64;
        let end = whole(&Value::Float(end.trunc())).ok_or_else(too_narrow)?;
        let width = end.checked_sub(taken).filter(|width| *width >= 4);
        let width = width.ok_or_else(too_narrow)?;
        widths.push(usize::try_from(width).map_err(|_| too_narrow())?);
        taken = end;
    }
    Ok(widths)
}

/// The lines under the table.
fn totals(model: &Layer) -> Result<Vec<String>> {
    let counts = Model::of(model).param_counts()?;
    let trained = bytes(&model.trainable_weights())?;
    let fixed = bytes(&model.non_trainable_weights())?;
    let compiled = model.compiled();
    let kept = compiled.as_deref().and_then(Compiled::optimizer_variables);
    let (kept_count, kept_bytes) = match kept {
        Some(variables) => (count(variables)?, bytes(variables)?),
        None => (0, 0.0),
    };
    let total = add(counts.total()?, kept_count)?;
    let line = |what: &str, params: i64, bytes: f64| {
        format!(" {what}: {} ({})", with_commas(params), size(bytes))
    };
    let mut lines = vec![
        line("Total params", total, trained + fixed + kept_bytes),
        line("Trainable params", counts.trainable, trained),
        line("Non-trainable params", counts.non_trainable, fixed),
    ];
    if kept.is_some() {
        lines.push(line("Optimizer params", kept_count, kept_bytes));
    }
    Ok(lines)
}

/// The memory that weights take, in bytes.
fn bytes<W: Borrow<Weight>>(weights: &[W]) -> Result<f64> {
    weights.iter().try_fold(0.0, |total, weight| {
        let params = count(std::slice::from_ref(weight))?;
        Ok(total + params as f64 * weight.borrow().dtype.bytes())
    })
}

/// A size in the unit that suits it: `252.00 B`.
fn size(bytes: f64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"];
    let mut size = bytes;
    for unit in units {
        if size / 1024.0 < 1.0 {
            return format!("{size:.2} {unit}");
        }
        size /= 1024.0;
    }
    format!("{size:.2} PB")
}

/// A number with commas between thousands.
fn with_commas(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
