//! Files: written whole, or not at all.

use crate::error::{Error, Result};
use crate::json;
use crate::value::Value;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The config in a file of JSON text.
pub fn read_config(path: &Path) -> Result<Value> {
    let failed = |error: io::Error| failure("read", path, &error);
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?;
    if size.is_dir() {
        return Err(Error::file(format!("`{}` is a folder", path.display())));
    }
    let mut text = Vec::new();
    // One byte more than allowed tells a text that is too long.
    let limit = u64::try_from(json::MAX_BYTES).unwrap_or(u64::MAX);
    file.take(limit.saturating_add(1))
        .read_to_end(&mut text)
        .map_err(failed)?;
    json::read(&text)
}

/// Writes a config to a file as the JSON text that Keras writes. The file is
/// replaced in one step: whatever fails leaves the old one.
pub fn write_config(path: &Path, config: &Value, overwrite: bool) -> Result<()> {
    let text = json::write(config)?;
    replace(path, text.as_bytes(), overwrite)
}

/// Puts bytes in the place of a file, in one step.
pub fn replace(path: &Path, bytes: &[u8], overwrite: bool) -> Result<()> {
    if !overwrite && path.symlink_metadata().is_ok() {
        return Err(Error::file(format!("`{}` exists already", path.display()))
            .hint("Give `overwrite = TRUE` to replace it."));
    }
    let failed = |error: io::Error| failure("write", path, &error);
    // A link stays a link: what it points to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (mut file, beside) = create_beside(&target).map_err(failed)?;
    let written = file.write_all(bytes).and_then(|()| {
        if let Ok(old) = fs::metadata(&target) {
            file.set_permissions(old.permissions())?;
        }
        file.sync_all()
    });
    drop(file);
    let moved = written.and_then(|()| match overwrite {
        true => fs::rename(&beside, &target),
        // Another process may have made the file meanwhile: a link fails then.
        false => fs::hard_link(&beside, &target)
            .and_then(|()| fs::remove_file(&beside))
            .or_else(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Err(error),
                _ => fs::rename(&beside, &target),
            }),
    });
    moved.map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

/// A new file in the folder of `target`.
fn create_beside(target: &Path) -> io::Result<(File, PathBuf)> {
    let name = target
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"))?;
    let mut attempt: u32 = 0;
    loop {
        let mut beside = std::ffi::OsString::from(".");
        beside.push(name);
        beside.push(format!(".{}-{attempt}", std::process::id()));
        let beside = target.with_file_name(beside);
        match File::options().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 1000 => {
                attempt += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

fn failure(verb: &str, path: &Path, error: &io::Error) -> Error {
    Error::file(format!("cannot {verb} `{}`: {error}", path.display()))
        .received(&Value::from(path.to_string_lossy().into_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::error::ErrorKind;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("keratin-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_file_is_replaced_only_when_asked_and_nothing_is_left_beside_it() {
        let folder = folder("replace");
        let path = folder.join("model.json");
        replace(&path, b"1", false).unwrap();
        assert_eq!(
            replace(&path, b"2", false).unwrap_err().kind(),
            ErrorKind::File
        );
        assert_eq!(fs::read(&path).unwrap(), b"1");
        replace(&path, b"3", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"3");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_failure_leaves_the_old_file() {
        let folder = folder("failure");
        let path = folder.join("taken");
        fs::create_dir_all(path.join("inside")).unwrap();
        let error = replace(&path, b"1", true).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::File);
        assert!(path.join("inside").is_dir());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        let nowhere = folder.join("no").join("where.json");
        assert_eq!(
            replace(&nowhere, b"1", true).unwrap_err().kind(),
            ErrorKind::File
        );
        fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = folder("link");
        let (file, link) = (folder.join("file"), folder.join("link"));
        fs::write(&file, b"1").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        replace(&link, b"2", true).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"2");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::remove_dir_all(&folder).unwrap();
    }
}
