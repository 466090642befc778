//! R objects to values.
//!
//! | R | value |
//! |---|---|
//! | `NULL` | null |
//! | vector of length one | boolean, integer, float, string |
//! | vector of another length, `I(x)`, array of one dimension | array |
//! | matrix, array | arrays of arrays, rows first |
//! | named vector, named list | object |
//! | list without names | array |
//! | factor | its labels |
//! | Keras object, function | itself |
//!
//! `NA` and everything else is an error that tells the place.

use crate::ffi::*;
use crate::kept::Kept;
use crate::live;
use keratin_core::json::MAX_DEPTH;
use keratin_core::value::Map;
use keratin_core::{Error, Key, Result, Value};

pub(crate) mod atomic;
mod names;

use atomic::atomic;
use names::Names;

/// The value that `x` is.
pub fn from_r(x: &Kept) -> Result<Value> {
    let mut walk = Walk {
        names: Names::default(),
        copies: Copies(Vec::new()),
        open: Vec::new(),
    };
    walk.value(x.sexp()).map_err(|error| walk.place(error))
}

struct Walk {
    names: Names,
    copies: Copies,
    /// The lists around the current place, outermost first.
    open: Vec<Open>,
}

/// Copies made on the way, alive until the end.
struct Copies(Vec<Kept>);

impl Copies {
    /// `x`, or a plain copy of it if it is computed on demand: such a vector
    /// may allocate, or run anything, whenever it is read.
    fn settled(&mut self, x: SEXP) -> Result<SEXP> {
        // SAFETY: `x` is alive.
        if unsafe { ALTREP(x) } == 0 {
            return Ok(x);
        }
        let copy = plain_copy(x)?;
        let out = copy.sexp();
        self.0.push(copy);
        Ok(out)
    }
}

/// A list that is being read.
struct Open {
    list: SEXP,
    /// How many elements have been read.
    done: usize,
    n: usize,
    keys: Option<Vec<Key>>,
    out: Vec<Value>,
}

/// What an object is: finished, or a list to walk.
enum Step {
    Done(Value),
    Open(Open),
}

impl Walk {
    fn value(&mut self, x: SEXP) -> Result<Value> {
        let mut step = self.step(x)?;
        loop {
            match step {
                Step::Open(open) => {
                    if self.open.len() == MAX_DEPTH {
                        return Err(Error::config(format!(
                            "lists inside lists go deeper than {MAX_DEPTH} levels"
                        )));
                    }
                    self.open.push(open);
                }
                Step::Done(value) => match self.open.last_mut() {
                    None => return Ok(value),
                    Some(open) => {
                        open.out.push(value);
                        open.done += 1;
                    }
                },
            }
            step = self.next()?;
        }
    }

    /// The next element of the innermost list, or that list when it is done.
    fn next(&mut self) -> Result<Step> {
        let Some(open) = self.open.last() else {
            return Ok(Step::Done(Value::Null));
        };
        if open.done < open.n {
            // SAFETY: `done` is an index of the list, which is alive.
            let x = unsafe { VECTOR_ELT(open.list, open.done as R_xlen_t) };
            return self.step(x);
        }
        Ok(Step::Done(match self.open.pop() {
            Some(Open {
                keys: None, out, ..
            }) => Value::Array(out),
            Some(Open {
                keys: Some(keys),
                out,
                ..
            }) => object(keys, out),
            None => Value::Null,
        }))
    }

    fn step(&mut self, x: SEXP) -> Result<Step> {
        // SAFETY: `x` is alive, being part of the argument.
        let kind = unsafe { TYPEOF(x) };
        Ok(match kind {
            SEXPTYPE::NILSXP => Step::Done(Value::Null),
            SEXPTYPE::VECSXP => Step::Open(self.list(x)?),
            SEXPTYPE::LGLSXP | SEXPTYPE::INTSXP | SEXPTYPE::REALSXP | SEXPTYPE::STRSXP => {
                let x = self.copies.settled(x)?;
                Step::Done(atomic(x, &mut self.names, &mut self.copies)?)
            }
            SEXPTYPE::CLOSXP
            | SEXPTYPE::BUILTINSXP
            | SEXPTYPE::SPECIALSXP
            | SEXPTYPE::ENVSXP
            | SEXPTYPE::EXTPTRSXP => Step::Done(live::from_r(x)?),
            other => return Err(no_value(other)),
        })
    }

    fn list(&mut self, x: SEXP) -> Result<Open> {
        let list = self.copies.settled(x)?;
        // SAFETY: a live list.
        let n = usize::try_from(unsafe { Rf_xlength(list) }).unwrap_or(0);
        Ok(Open {
            list,
            done: 0,
            n,
            keys: self.names.of(list, n, &mut self.copies)?,
            out: Vec::with_capacity(n),
        })
    }

    /// The error with the place where the walk stands.
    fn place(&self, error: Error) -> Error {
        self.open
            .iter()
            .rev()
            .fold(error, |error, open| match &open.keys {
                Some(keys) => match keys.get(open.done) {
                    Some(key) => error.at(&**key),
                    None => error,
                },
                None if open.done < open.n => error.at_index(open.done),
                None => error,
            })
    }
}

fn object(keys: Vec<Key>, values: Vec<Value>) -> Value {
    let mut map = Map::with_capacity(keys.len());
    for (key, value) in keys.into_iter().zip(values) {
        map.push(key, value);
    }
    Value::Object(map)
}

fn plain_copy(x: SEXP) -> Result<Kept> {
    // SAFETY: the closure owns nothing; `out` is protected while it is filled.
    let copy = unsafe {
        crate::unwind::protect(|| {
            let n = Rf_xlength(x);
            let out = Rf_protect(Rf_allocVector(TYPEOF(x), n));
            for i in 0..n {
                match TYPEOF(x) {
                    SEXPTYPE::LGLSXP => *LOGICAL(out).offset(i) = LOGICAL_ELT(x, i),
                    SEXPTYPE::INTSXP => *INTEGER(out).offset(i) = INTEGER_ELT(x, i),
                    SEXPTYPE::REALSXP => *REAL(out).offset(i) = REAL_ELT(x, i),
                    SEXPTYPE::STRSXP => SET_STRING_ELT(out, i, STRING_ELT(x, i)),
                    _ => {
                        SET_VECTOR_ELT(out, i, VECTOR_ELT(x, i));
                    }
                }
            }
            SHALLOW_DUPLICATE_ATTRIB(out, x);
            Rf_unprotect(1);
            out
        })?
    };
    Ok(copy)
}

fn no_value(kind: SEXPTYPE) -> Error {
    let what = match kind {
        SEXPTYPE::CPLXSXP => "a complex vector",
        SEXPTYPE::RAWSXP => "a raw vector",
        SEXPTYPE::SYMSXP => "a symbol",
        SEXPTYPE::LANGSXP => "a call or formula",
        SEXPTYPE::EXPRSXP => "an expression",
        SEXPTYPE::LISTSXP | SEXPTYPE::DOTSXP => "a pairlist",
        _ => "an object of this kind",
    };
    Error::config(format!("{what} cannot stand in a config"))
        .expected("NULL, a logical, a number, a string, a list or a Keras object")
}
