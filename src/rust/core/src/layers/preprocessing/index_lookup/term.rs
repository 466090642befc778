//! Terms: what a vocabulary is made of.

use crate::config::{describe, whole, Field};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::value::Value;
use std::fmt;
use std::marker::PhantomData;

/// A text or an integer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// A text.
    Text(String),
    /// An integer.
    Integer(i64),
}

impl Term {
    fn read(value: &Value) -> Option<Term> {
        match value {
            Value::Str(text) => Some(Term::Text(text.clone())),
            value => whole(value).map(Term::Integer),
        }
    }

    /// As it stands in a config.
    pub fn value(&self) -> Value {
        match self {
            Term::Text(text) => Value::from(text.as_str()),
            Term::Integer(n) => Value::Int(*n),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Text(text) => write!(f, "{text:?}"),
            Term::Integer(n) => write!(f, "{n}"),
        }
    }
}

/// Which terms a class takes.
pub trait Kind: fmt::Debug + 'static {
    /// One of them, for messages.
    const TERM: &'static str;
    /// A list of them, for messages.
    const TERMS: &'static str;

    /// Whether the term is one of them.
    fn takes(term: &Term) -> bool;
}

/// Texts alone.
#[derive(Clone, Debug)]
pub struct Texts;

impl Kind for Texts {
    const TERM: &'static str = "a text";
    const TERMS: &'static str = "an array of texts";

    fn takes(term: &Term) -> bool {
        matches!(term, Term::Text(_))
    }
}

/// Integers alone.
#[derive(Clone, Debug)]
pub struct Integers;

impl Kind for Integers {
    const TERM: &'static str = "an integer";
    const TERMS: &'static str = "an array of integers";

    fn takes(term: &Term) -> bool {
        matches!(term, Term::Integer(_))
    }
}

/// Texts or integers.
#[derive(Clone, Debug)]
pub struct Any;

impl Kind for Any {
    const TERM: &'static str = "a text or an integer";
    const TERMS: &'static str = "an array of texts or integers";

    fn takes(_term: &Term) -> bool {
        true
    }
}

/// One term of a kind.
#[derive(Clone, Debug)]
pub struct Token<K>(Term, PhantomData<K>);

impl<K> Token<K> {
    /// The term.
    pub fn term(&self) -> Term {
        self.0.clone()
    }
}

impl<K: Kind> Field for Token<K> {
    const EXPECTED: &'static str = K::TERM;

    fn read(value: Value, _cx: &Context) -> Result<Self> {
        let term = Term::read(&value).filter(K::takes);
        term.map(|term| Token(term, PhantomData))
            .ok_or_else(|| Self::refuse(&value))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.value())
    }
}

/// The terms of a vocabulary. The path of a file does not stand for them: a
/// config must not make anybody read one.
#[derive(Clone, Debug)]
pub struct Vocabulary<K>(Vec<Term>, PhantomData<K>);

impl<K> Vocabulary<K> {
    /// The terms.
    pub fn terms(&self) -> &[Term] {
        &self.0
    }
}

impl<K: Kind> Field for Vocabulary<K> {
    const EXPECTED: &'static str = K::TERMS;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let items = match value {
            Value::Array(items) => items,
            Value::Str(path) => return Err(no_file(&path).expected(Self::EXPECTED)),
            other => return Err(Self::refuse(&other)),
        };
        let terms = items.into_iter().enumerate().map(|(i, item)| {
            let token = Token::<K>::read(item, cx).map_err(|e| e.at_index(i))?;
            Ok(token.0)
        });
        Ok(Vocabulary(terms.collect::<Result<_>>()?, PhantomData))
    }

    fn write(&self) -> Result<Value> {
        Ok(self.0.iter().map(Term::value).collect())
    }
}

fn no_file(path: &str) -> Error {
    let path = Value::from(path);
    Error::config(format!(
        "a config must hold the terms of its vocabulary: the file {} is not read",
        describe(&path)
    ))
    .received(&path)
    .hint("Make the layer without a vocabulary, and read the file by `set_vocabulary()`.")
}
