//! The one error of the core: what was wrong, where, and how to mend it.

use crate::value::Value;
use std::any::Any;
use std::fmt;
use std::rc::Rc;

/// A result of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, with the path inside the config.
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    message: String,
    /// From the innermost place outwards.
    path: Vec<Segment>,
    received: Option<Value>,
    expected: Option<String>,
    hint: Option<String>,
    position: Option<Position>,
    foreign: Option<Rc<dyn Any>>,
}

/// What an error is about; the class of the R condition is named after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// A bad value in a config or an argument.
    Config,
    /// An unknown, unsafe or missing class or function.
    Class,
    /// Not JSON, or JSON beyond the bounds.
    Json,
    /// A graph that does not fit together.
    Graph,
    /// Shapes that do not fit.
    Shape,
    /// A file that cannot be read or written.
    File,
    /// An object that is not in the state the call needs.
    State,
    /// An error of a guest (a custom class), carried through the core untouched.
    Foreign,
}

impl ErrorKind {
    /// The kind's name: `config` in `keratin_error_config`.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Config => "config",
            ErrorKind::Class => "class",
            ErrorKind::Json => "json",
            ErrorKind::Graph => "graph",
            ErrorKind::Shape => "shape",
            ErrorKind::File => "file",
            ErrorKind::State => "state",
            ErrorKind::Foreign => "foreign",
        }
    }
}

/// One step of a path: a name or a place in an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// An entry of an object.
    Key(String),
    /// An element of an array, counted from 0 as Python counts.
    Index(usize),
}

/// A place in a text, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

/// How many bytes of a text are kept: names in a config may have any length.
const LONGEST: usize = 4000;
/// How many bytes of a name in a path are kept.
const LONGEST_KEY: usize = 200;

fn bounded(mut text: String, bytes: usize) -> String {
    if text.len() > bytes {
        let mut end = bytes;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
        text.push_str("...");
    }
    text
}

macro_rules! constructors {
    ($($name:ident $kind:ident $about:literal)*) => {$(
        #[doc = concat!("An error about ", $about, ".")]
        pub fn $name(message: impl Into<String>) -> Self {
            Error::new(ErrorKind::$kind, message)
        }
    )*};
}

impl Error {
    /// An error of that kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Error(Box::new(Inner {
            kind,
            message: bounded(message.into(), LONGEST),
            path: Vec::new(),
            received: None,
            expected: None,
            hint: None,
            position: None,
            foreign: None,
        }))
    }

    constructors! {
        config Config "a bad value"
        class Class "a class or function"
        json Json "JSON text"
        graph Graph "a graph"
        shape Shape "shapes"
        file File "a file"
        state State "an object's state"
    }

    /// An error of a guest, to be handed back to it as it is.
    pub fn foreign(payload: Rc<dyn Any>) -> Self {
        let mut error = Error::new(ErrorKind::Foreign, "an error in a custom class");
        error.0.foreign = Some(payload);
        error
    }

    /// With the value that was given.
    pub fn received(mut self, value: &Value) -> Self {
        self.0.received = Some(value.clone());
        self
    }

    /// With what was expected in its place.
    pub fn expected(mut self, what: impl Into<String>) -> Self {
        self.0.expected = Some(bounded(what.into(), LONGEST));
        self
    }

    /// With advice on how to mend it.
    pub fn hint(mut self, advice: impl Into<String>) -> Self {
        self.0.hint = Some(bounded(advice.into(), LONGEST));
        self
    }

    /// With the place in the text.
    pub fn at_position(mut self, line: usize, column: usize) -> Self {
        self.0.position = Some(Position { line, column });
        self
    }

    /// Inside the entry of that name. Call it from the inside out.
    pub fn at(mut self, key: impl Into<String>) -> Self {
        let key = bounded(key.into(), LONGEST_KEY);
        self.0.path.push(Segment::Key(key));
        self
    }

    /// Inside the element at that place. Call it from the inside out.
    pub fn at_index(mut self, index: usize) -> Self {
        self.0.path.push(Segment::Index(index));
        self
    }

    /// At the place of another error.
    pub(crate) fn with_path_of(mut self, other: &Error) -> Self {
        self.0.path.clone_from(&other.0.path);
        self
    }

    /// What the error is about.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What was wrong, without path and advice.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where in the config, from the outside in: `layers[3].config.units`. A name
    /// that could be mistaken for more than one is quoted: `config["a.b"]`.
    pub fn path(&self) -> String {
        let mut text = String::new();
        for segment in self.0.path.iter().rev() {
            match segment {
                Segment::Key(key) if is_plain(key) => {
                    if !text.is_empty() {
                        text.push('.');
                    }
                    text.push_str(key);
                }
                Segment::Key(key) => text.push_str(&format!("[{key:?}]")),
                Segment::Index(i) => text.push_str(&format!("[{i}]")),
            }
        }
        text
    }

    /// The value that was given.
    pub fn get_received(&self) -> Option<&Value> {
        self.0.received.as_ref()
    }

    /// What was expected.
    pub fn get_expected(&self) -> Option<&str> {
        self.0.expected.as_deref()
    }

    /// How to mend it.
    pub fn get_hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// Where in the text.
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// The guest's own payload of a [`ErrorKind::Foreign`] error.
    pub fn payload(&self) -> Option<&Rc<dyn Any>> {
        self.0.foreign.as_ref()
    }
}

/// Whether a name in a path needs no quotes.
fn is_plain(key: &str) -> bool {
    let breaks = |c: char| c.is_control() || c.is_whitespace() || ".[]\"`".contains(c);
    !key.is_empty() && !key.contains(breaks)
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)?;
        if let Some(Position { line, column }) = self.0.position {
            write!(f, " (line {line}, column {column})")?;
        }
        if !self.0.path.is_empty() {
            write!(f, " at `{}`", self.path())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {self}", self.0.kind)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn a_path_is_spelled_from_the_outside_in() {
        let error = Error::config("expected a pair, got 3")
            .at("kernel_size")
            .at("config")
            .at_index(3)
            .at("layers");
        assert_eq!(error.path(), "layers[3].config.kernel_size");
        assert_eq!(
            error.to_string(),
            "expected a pair, got 3 at `layers[3].config.kernel_size`"
        );
        let error = Error::config("no").at_index(1).at_index(0);
        assert_eq!(error.path(), "[0][1]");
        assert_eq!(Error::config("no").path(), "");
    }

    #[test]
    fn names_that_read_as_more_than_one_are_quoted() {
        for (key, path) in [
            ("conv2d_1", "config.conv2d_1"),
            ("größe", "config.größe"),
            ("p>Dense", "config.p>Dense"),
            ("a.b", "config[\"a.b\"]"),
            ("a b", "config[\"a b\"]"),
            ("[0]", "config[\"[0]\"]"),
            ("", "config[\"\"]"),
            ("a\"b\n", "config[\"a\\\"b\\n\"]"),
        ] {
            assert_eq!(Error::config("no").at(key).at("config").path(), path);
        }
    }

    #[test]
    fn what_is_said_beside_the_message_is_kept_apart() {
        let error = Error::shape("expected at least 2 dimensions, got 1")
            .received(&Value::from(vec![4]))
            .expected("at least 2 dimensions")
            .hint("Add a dimension with `Reshape`.")
            .at("input_shape");
        assert_eq!(error.kind(), ErrorKind::Shape);
        assert_eq!(error.message(), "expected at least 2 dimensions, got 1");
        assert_eq!(error.get_received(), Some(&Value::from(vec![4])));
        assert_eq!(error.get_expected(), Some("at least 2 dimensions"));
        assert_eq!(error.get_hint(), Some("Add a dimension with `Reshape`."));
        assert_eq!(error.position(), None);
        assert!(error.payload().is_none());
        assert_eq!(
            format!("{error:?}"),
            "Shape: expected at least 2 dimensions, got 1 at `input_shape`"
        );
    }

    #[test]
    fn a_place_in_a_text_stands_before_the_path() {
        let error = Error::json("expected a digit, found `x`")
            .at_position(3, 14)
            .at("units");
        let position = Position {
            line: 3,
            column: 14,
        };
        assert_eq!(error.position(), Some(position));
        assert_eq!(
            error.to_string(),
            "expected a digit, found `x` (line 3, column 14) at `units`"
        );
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let kinds = [
            (Error::config("no"), "config"),
            (Error::class("no"), "class"),
            (Error::json("no"), "json"),
            (Error::graph("no"), "graph"),
            (Error::shape("no"), "shape"),
            (Error::file("no"), "file"),
            (Error::state("no"), "state"),
            (Error::foreign(Rc::new(())), "foreign"),
        ];
        for (error, name) in kinds {
            assert_eq!(error.kind().name(), name);
        }
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = "ü".repeat(LONGEST);
        let error = Error::config(&*long)
            .hint(&*long)
            .expected(&*long)
            .at(&*long);
        let cut = format!("{}...", "ü".repeat(LONGEST / 2));
        assert_eq!(error.message(), cut);
        assert_eq!(error.get_hint(), Some(&*cut));
        assert_eq!(error.get_expected(), Some(&*cut));
        let key = "ü".repeat(LONGEST_KEY / 2);
        assert_eq!(error.path(), format!("[\"{key}...\"]"));
        let odd = format!("a{long}");
        assert!(Error::config(odd).message().ends_with("ü..."));
    }
}
