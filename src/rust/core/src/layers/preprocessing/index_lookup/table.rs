//! [`Table`]: the vocabulary of a layer, and what follows from its size.

use super::encoding::OutputMode;
use super::term::Term;
use crate::config::no_fields;
use crate::dtype::DType;
use crate::error::{Error, Result};
use crate::layers::Spec;
use crate::shape::{Dim, Shape};
use crate::value::Value;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

/// What a table follows from.
#[derive(Debug)]
pub struct Settings {
    /// The most tokens there may be, special ones included.
    pub max_tokens: Option<i64>,
    /// How many indices there are for what is not in the vocabulary.
    pub num_oov_indices: i64,
    /// What stands for nothing.
    pub mask_token: Option<Term>,
    /// What stands for all that is not in the vocabulary.
    pub oov_token: Option<Term>,
    /// Whether indices become terms.
    pub invert: bool,
    /// What the output is.
    pub output_mode: OutputMode,
    /// Whether the output is sparse.
    pub sparse: bool,
    /// Whether there is room for as many tokens as there may be.
    pub pad_to_max_tokens: bool,
    /// The dtype of floats.
    pub floatx: DType,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            max_tokens: None,
            num_oov_indices: 1,
            mask_token: None,
            oov_token: None,
            invert: false,
            output_mode: OutputMode::Int,
            sparse: false,
            pad_to_max_tokens: false,
            floatx: DType::Float32,
        }
    }
}

/// What is given for a vocabulary.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'a> {
    /// The terms.
    pub terms: Option<&'a [Term]>,
    /// How many weights there are.
    pub weights: Option<usize>,
    /// The number of tokens that a config knows.
    pub size: Option<i64>,
    /// Whether a config says that there were terms.
    pub had_terms: bool,
}

/// As many special tokens as are listed.
const MAX_LISTED: i64 = 1_000_000;

/// The vocabulary of a layer.
#[derive(Debug, Default)]
pub struct Table {
    settings: Settings,
    terms: RefCell<Vec<Term>>,
    /// The number of tokens, once it is known.
    size: Cell<Option<i64>>,
    /// Whether the terms are not those of the config.
    was_set: Cell<bool>,
}

no_fields!(Table);

impl Table {
    /// Checks how the settings go together, and takes the terms.
    pub fn new(settings: Settings, given: Given<'_>) -> Result<Table> {
        settings.check()?;
        let mode = settings.output_mode;
        if mode == OutputMode::TfIdf {
            let has_terms = given.terms.is_some() || given.had_terms;
            if has_terms && given.weights.is_none() {
                return Err(no_weights());
            }
        } else if given.weights.is_some() {
            return Err(needless_weights(mode));
        }
        let table = Table {
            settings,
            terms: RefCell::default(),
            size: Cell::new(given.size),
            was_set: Cell::new(false),
        };
        table.first_index()?;
        if let Some(terms) = given.terms {
            table.set(terms, given.weights)?;
            table.was_set.set(false);
        }
        Ok(table)
    }

    /// Takes other terms: those of the vocabulary, or all tokens, special ones
    /// first.
    pub fn set(&self, terms: &[Term], weights: Option<usize>) -> Result<()> {
        let mode = self.settings.output_mode;
        match (mode, weights) {
            (OutputMode::TfIdf, None) => return Err(no_weights()),
            (OutputMode::TfIdf, Some(_)) | (_, None) => {}
            (mode, Some(_)) => return Err(needless_weights(mode)),
        }
        if terms.is_empty() {
            return Err(Error::config("the vocabulary is empty")
                .expected("at least one term")
                .at("vocabulary"));
        }
        let own = self.without_special(terms);
        self.check(own)?;
        let size = self.size_with(own.len())?;
        if let Some(max) = self.settings.max_tokens.filter(|max| size > *max) {
            return Err(Error::config(format!(
                "the vocabulary has {size} tokens, special ones included, and `max_tokens` is {max}"
            ))
            .at("vocabulary"));
        }
        if let Some(n) = weights.filter(|n| *n != terms.len()) {
            return Err(
                Error::config(format!("there are {n} weights for {} terms", terms.len()))
                    .expected("one weight for each term")
                    .at("idf_weights"),
            );
        }
        self.take(own, size)
    }

    /// Takes the terms of a file, all of which are the vocabulary's own.
    pub fn set_lines(&self, terms: &[Term]) -> Result<()> {
        if self.settings.output_mode == OutputMode::TfIdf {
            return Err(Error::config(
                "a file has no weights, which `output_mode = \"tf_idf\"` needs",
            )
            .hint("Give the terms and their `idf_weights`.")
            .at("vocabulary"));
        }
        self.restore(terms)
    }

    fn take(&self, terms: &[Term], size: i64) -> Result<()> {
        let fixed = self.size.get().filter(|_| !self.may_grow());
        if let Some(fixed) = fixed.filter(|fixed| *fixed != size) {
            return Err(Error::config(format!(
                "the vocabulary has {size} tokens, and the layer was made for {fixed}"
            ))
            .expected("as many tokens, special ones included, as `vocabulary_size`")
            .hint("In a config, change `vocabulary_size`, too, or set it to NULL.")
            .at("vocabulary"));
        }
        *self.terms.borrow_mut() = terms.to_vec();
        self.size.set(Some(size));
        self.was_set.set(true);
        Ok(())
    }

    /// The terms that no config has; none if the config has them.
    pub fn unwritten(&self) -> Option<Vec<Value>> {
        let values = || self.terms.borrow().iter().map(Term::value).collect();
        self.was_set.get().then(values)
    }

    /// Takes terms that [`Table::unwritten`] gave.
    pub fn restore(&self, terms: &[Term]) -> Result<()> {
        check_repeated(terms)?;
        self.take(terms, self.size_with(terms.len())?)
    }

    /// Whether no shape depends on the number of tokens.
    fn may_grow(&self) -> bool {
        self.settings.output_mode == OutputMode::Int || self.settings.pad_to_max_tokens
    }

    /// The terms without the special tokens, which may stand before them.
    fn without_special<'a>(&self, terms: &'a [Term]) -> &'a [Term] {
        let settings = &self.settings;
        let masks = usize::from(self.mask_index().is_some());
        let Ok(oov) = usize::try_from(settings.num_oov_indices) else {
            return terms;
        };
        let count = masks.saturating_add(oov);
        let Some((special, own)) = terms.get(..count).zip(terms.get(count..)) else {
            return terms;
        };
        let is_special = special.iter().enumerate().all(|(i, term)| {
            let expected = if i < masks {
                &settings.mask_token
            } else {
                &settings.oov_token
            };
            expected.as_ref() == Some(term)
        });
        if is_special {
            own
        } else {
            terms
        }
    }

    fn check(&self, terms: &[Term]) -> Result<()> {
        check_repeated(terms)?;
        let settings = &self.settings;
        let reserved = [
            ("mask", settings.mask_token.as_ref()),
            (
                "OOV",
                settings.oov_token.as_ref().filter(|_| settings.invert),
            ),
        ];
        for (what, token) in reserved {
            if let Some(token) = token.filter(|token| terms.contains(token)) {
                return Err(
                    Error::config(format!("the {what} token {token} is one of the terms"))
                        .hint("Leave the special tokens out, or put all of them first.")
                        .at("vocabulary"),
                );
            }
        }
        Ok(())
    }

    /// The index of the mask token, if it has one.
    fn mask_index(&self) -> Option<i64> {
        let is_int = self.settings.output_mode == OutputMode::Int;
        (is_int && self.settings.mask_token.is_some()).then_some(0)
    }

    /// The index of the first term: the number of special tokens.
    fn first_index(&self) -> Result<i64> {
        let masks = i64::from(self.mask_index().is_some());
        let count = self.settings.num_oov_indices.checked_add(masks);
        count.ok_or_else(too_many)
    }

    fn size_with(&self, terms: usize) -> Result<i64> {
        let terms = i64::try_from(terms).ok();
        terms
            .and_then(|terms| self.first_index().ok()?.checked_add(terms))
            .ok_or_else(too_many)
    }

    /// How many tokens there are, as a config has it: nothing as long as the
    /// layer has had no vocabulary.
    pub fn known_size(&self) -> Option<i64> {
        self.size.get()
    }

    /// How many tokens there are: at least the special ones.
    pub fn size(&self) -> Result<i64> {
        match self.size.get() {
            Some(size) => Ok(size),
            None => self.first_index(),
        }
    }

    /// All tokens by their index, or the terms alone.
    pub fn tokens(&self, with_special: bool) -> Result<Vec<Value>> {
        let mut tokens = Vec::new();
        if with_special {
            if self.first_index()? > MAX_LISTED {
                return Err(Error::state(format!(
                    "the vocabulary has more than {MAX_LISTED} special tokens"
                ))
                .hint("Use `include_special_tokens = FALSE`."));
            }
            let value = |token: &Option<Term>| token.as_ref().map_or(Value::Null, Term::value);
            tokens.extend(self.mask_index().map(|_| value(&self.settings.mask_token)));
            let oov = value(&self.settings.oov_token);
            tokens.extend((0..self.settings.num_oov_indices).map(|_| oov.clone()));
        }
        tokens.extend(self.terms.borrow().iter().map(Term::value));
        Ok(tokens)
    }

    /// The shape of the output.
    pub fn output_shape(&self, input: &Shape) -> Shape {
        let settings = &self.settings;
        if settings.output_mode == OutputMode::Int {
            return input.clone();
        }
        let depth: Dim = match settings.pad_to_max_tokens {
            true => settings.max_tokens,
            false => self.size.get(),
        };
        let kept = match input.split_last() {
            None => &[][..],
            Some((last, rest)) => {
                let appends = settings.output_mode == OutputMode::OneHot
                    && (rest.is_empty() || *last != Some(1));
                match appends {
                    true => &input[..],
                    false => rest,
                }
            }
        };
        kept.iter().copied().chain([depth]).collect()
    }

    /// Shape and dtype of the output.
    pub fn output_spec(&self, shape: Shape) -> Spec {
        let dtype = match self.settings.output_mode {
            OutputMode::Int => DType::Int64,
            _ => self.settings.floatx,
        };
        Spec::new(shape, dtype)
    }
}

impl Settings {
    fn check(&self) -> Result<()> {
        let mode = self.output_mode;
        if self.pad_to_max_tokens && self.max_tokens.is_none() {
            return Err(Error::config("`pad_to_max_tokens` needs `max_tokens`")
                .expected("an integer above 1")
                .at("max_tokens"));
        }
        if self.invert && mode != OutputMode::Int {
            return Err(Error::config(format!(
                "`invert` goes with `output_mode = \"int\"` alone, got \"{}\"",
                mode.name()
            ))
            .at("output_mode"));
        }
        if self.invert && self.oov_token.is_none() {
            return Err(
                Error::config("`invert` needs a token for what is not in the vocabulary")
                    .at("oov_token"),
            );
        }
        if self.sparse && mode == OutputMode::Int {
            return Err(Error::config("indices are no sparse tensor")
                .hint("Set another `output_mode`, or `sparse = FALSE`.")
                .at("sparse"));
        }
        Ok(())
    }
}

fn check_repeated(terms: &[Term]) -> Result<()> {
    let mut seen = HashSet::with_capacity(terms.len());
    match terms.iter().find(|term| !seen.insert(*term)) {
        None => Ok(()),
        Some(term) => Err(
            Error::config(format!("the term {term} is in the vocabulary twice"))
                .received(&term.value())
                .expected("terms that differ")
                .at("vocabulary"),
        ),
    }
}

fn no_weights() -> Error {
    Error::config("a vocabulary needs `idf_weights` with `output_mode = \"tf_idf\"`")
        .expected("one weight for each term")
        .at("idf_weights")
}

fn needless_weights(mode: OutputMode) -> Error {
    Error::config(format!(
        "`idf_weights` have no use with `output_mode = \"{}\"`",
        mode.name()
    ))
    .hint("Set `output_mode = \"tf_idf\"`.")
    .at("idf_weights")
}

fn too_many() -> Error {
    Error::config("the number of tokens does not fit 63 bits").at("num_oov_indices")
}
