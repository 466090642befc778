//! From the text of a pattern to its steps, without recursion.

use super::{Item, Set, Step};
use crate::config::describe;
use crate::error::{Error, Result};
use crate::value::Value;

/// The most characters of a pattern, and the most steps that its repetitions may
/// take when they are written out.
const MAX_STEPS: usize = 4096;

/// The steps of a pattern.
pub fn parse(text: &str) -> Result<Vec<Step>> {
    Parser::new(text).run()
}

/// What stands between two parentheses, as far as it has been read.
#[derive(Default)]
struct Group {
    /// The alternatives that are complete.
    before: Option<Vec<Step>>,
    /// What comes before the last part.
    steps: Vec<Step>,
    /// The last part, which a repetition would concern.
    last: Option<Vec<Step>>,
}

impl Group {
    fn push(&mut self, part: Vec<Step>) {
        let last = self.last.replace(part);
        self.steps.extend(last.into_iter().flatten());
    }

    fn sequence(&mut self) -> Vec<Step> {
        let last = self.last.take();
        self.steps.extend(last.into_iter().flatten());
        std::mem::take(&mut self.steps)
    }

    fn alternative(&mut self) {
        let sequence = self.sequence();
        self.before = Some(match self.before.take() {
            None => sequence,
            Some(before) => either(before, sequence),
        });
    }

    fn finish(mut self) -> Vec<Step> {
        self.alternative();
        self.before.unwrap_or_default()
    }
}

struct Parser<'a> {
    text: &'a str,
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    /// The groups that are open, the whole pattern first.
    groups: Vec<Group>,
    current: Group,
    /// The steps that repetitions have taken.
    repeated: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        Parser {
            text,
            rest: text.chars().peekable(),
            groups: Vec::new(),
            current: Group::default(),
            repeated: 0,
        }
    }

    fn run(mut self) -> Result<Vec<Step>> {
        if self.text.len() > MAX_STEPS {
            return Err(self.refuse("it is too long"));
        }
        while let Some(c) = self.rest.next() {
            match c {
                '(' => self.open()?,
                ')' => {
                    let outer = self.groups.pop();
                    let outer = outer.ok_or_else(|| self.refuse("`)` closes nothing"))?;
                    let inner = std::mem::replace(&mut self.current, outer);
                    self.current.push(inner.finish());
                }
                '|' => self.current.alternative(),
                '*' => self.repeat(0, None)?,
                '+' => self.repeat(1, None)?,
                '?' => self.repeat(0, Some(1))?,
                '{' => match self.bounds() {
                    Some((least, most)) => self.repeat(least, most)?,
                    None => self.one(Item::Range('{', '{')),
                },
                '.' => self.current.push(vec![Step::One(Set {
                    items: vec![Item::Range('\n', '\n')],
                    negated: true,
                })]),
                '^' => self.current.push(vec![Step::Start]),
                '$' => self.current.push(vec![Step::End]),
                '[' => {
                    let set = self.set()?;
                    self.current.push(vec![Step::One(set)]);
                }
                '\\' => {
                    let item = self.escape()?;
                    self.one(item);
                }
                c => self.one(Item::Range(c, c)),
            }
        }
        if !self.groups.is_empty() {
            return Err(self.refuse("`(` is not closed"));
        }
        Ok(self.current.finish())
    }

    fn one(&mut self, item: Item) {
        self.current.push(vec![Step::One(Set::of(item))]);
    }

    fn open(&mut self) -> Result<()> {
        if self.rest.next_if_eq(&'?').is_some() && self.rest.next_if_eq(&':').is_none() {
            let named =
                self.rest.next_if_eq(&'P').is_some() && self.rest.next_if_eq(&'<').is_some();
            let name = self.rest.by_ref().take_while(|c| *c != '>');
            if !named || !name.into_iter().all(|c| c.is_alphanumeric() || c == '_') {
                return Err(self.refuse("`(?` is understood in `(?:` and `(?P<name>` only"));
            }
        }
        self.groups.push(std::mem::take(&mut self.current));
        Ok(())
    }

    /// The numbers of `{2}`, `{2,}` or `{2,5}`; anything else is plain text.
    fn bounds(&mut self) -> Option<(usize, Option<usize>)> {
        let mut ahead = self.rest.clone();
        let inside: String = ahead.by_ref().take_while(|c| *c != '}').collect();
        let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
        if inside.is_empty() {
            return None;
        }
        let number = |text: &str| {
            text.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| text.parse())
        };
        let least = if least.is_empty() {
            Ok(0)
        } else {
            number(least)?
        };
        let most = match most {
            "" => None,
            most => Some(number(most)?),
        };
        self.rest = ahead;
        Some((least.ok()?, most.transpose().ok()?))
    }

    fn repeat(&mut self, least: usize, most: Option<usize>) -> Result<()> {
        let part = self.current.last.take();
        let part = part.ok_or_else(|| self.refuse("there is nothing to repeat"))?;
        if most.is_some_and(|most| most < least) {
            return Err(self.refuse("the bounds of a repetition are the wrong way round"));
        }
        // Whether as few or as many as possible makes no difference to a whole path.
        self.rest.next_if_eq(&'?');
        if matches!(self.rest.peek(), Some('*' | '+' | '?')) {
            return Err(self.refuse("a repetition is repeated"));
        }
        let copies = most.unwrap_or(least).saturating_add(1);
        self.repeated = copies
            .saturating_mul(part.len() + 2)
            .saturating_add(self.repeated);
        if self.repeated > MAX_STEPS {
            return Err(self.refuse("its repetitions are too long"));
        }
        let mut steps: Vec<Step> = (0..least).flat_map(|_| part.clone()).collect();
        match most {
            None => steps.extend(any_number(part)),
            Some(most) => {
                steps.extend((least..most).flat_map(|_| either(part.clone(), Vec::new())));
            }
        }
        self.current.push(steps);
        Ok(())
    }

    fn escape(&mut self) -> Result<Item> {
        let c = self.rest.next();
        let c = c.ok_or_else(|| self.refuse("`\\` stands at the end"))?;
        Ok(match c {
            'd' | 'D' => Item::Digit(c == 'd'),
            'w' | 'W' => Item::Word(c == 'w'),
            's' | 'S' => Item::Space(c == 's'),
            'n' => Item::Range('\n', '\n'),
            't' => Item::Range('\t', '\t'),
            c if c.is_ascii_alphanumeric() => {
                return Err(self.refuse(&format!("`\\{c}` is not understood")))
            }
            c => Item::Range(c, c),
        })
    }

    fn set(&mut self) -> Result<Set> {
        let negated = self.rest.next_if_eq(&'^').is_some();
        let mut items = Vec::new();
        loop {
            let c = self.rest.next();
            let first = match c.ok_or_else(|| self.refuse("`[` is not closed"))? {
                // A bracket that comes first is a member.
                ']' if !items.is_empty() => return Ok(Set { items, negated }),
                '\\' => self.escape()?,
                c => Item::Range(c, c),
            };
            let mut ahead = self.rest.clone();
            let is_range = ahead.next() == Some('-') && ahead.peek().is_some_and(|c| *c != ']');
            items.push(match first {
                Item::Range(from, _) if is_range => {
                    self.rest = ahead;
                    let to = match self.rest.next() {
                        Some('\\') => self.escape()?,
                        Some(c) => Item::Range(c, c),
                        None => first,
                    };
                    match to {
                        Item::Range(_, to) if from <= to => Item::Range(from, to),
                        _ => return Err(self.refuse("a range has no such ends")),
                    }
                }
                item => item,
            });
        }
    }

    fn refuse(&self, why: &str) -> Error {
        let text = Value::from(self.text);
        Error::config(format!("{} is no pattern of paths: {why}", describe(&text)))
            .received(&text)
            .expected("a path, or a regular expression that paths match")
    }
}

/// `a` or `b`.
fn either(a: Vec<Step>, b: Vec<Step>) -> Vec<Step> {
    let mut steps = vec![Step::Either(1, length(&a) + 2)];
    let over = length(&b) + 1;
    steps.extend(a);
    steps.push(Step::Jump(over));
    steps.extend(b);
    steps
}

/// `part`, never or any number of times.
fn any_number(part: Vec<Step>) -> Vec<Step> {
    let back = -length(&part) - 1;
    let mut steps = vec![Step::Either(1, length(&part) + 2)];
    steps.extend(part);
    steps.push(Step::Jump(back));
    steps
}

/// Bounded by what a text can hold, far below the largest `isize`.
fn length(steps: &[Step]) -> isize {
    isize::try_from(steps.len()).unwrap_or(isize::MAX / 2)
}
