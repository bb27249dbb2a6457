//! What a page was made of, kept in memory until the record it was made from has changed.
//!
//! A page asks the database for the number of the newest change that it could depend on, and is made again only when
//! that number has grown. The number comes from the record itself, so several servers over one database need not tell
//! each other anything. What was decided about permission is part of the key.
//!
//! Where this process is the only one to write, what was read, permission too, is also kept until anything at all is
//! written: two pictures with no write between them are the same.

use std::any::{Any, TypeId};
use std::fmt::Debug;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex};

use lru::LruCache;

use super::db::Tx;
use super::problem::Problem;

/// How many pages are kept; a family's page takes some tens of kilobytes.
const MOST: NonZeroUsize = NonZeroUsize::new(800).expect("eight hundred is not nothing");
/// How many readings are kept; each is small.
const MOST_READINGS: NonZeroUsize = NonZeroUsize::new(20_000).expect("twenty thousand is not nothing");

/// Pages as they were made and readings as they were read, the longest unused going first.
pub struct Kept {
    pages: Shelf,
    readings: Shelf,
}

type Shelf = Mutex<LruCache<(TypeId, String), Page>>;

/// A page and the newest change that it was made after.
type Page = (i64, Arc<dyn Any + Send + Sync>);

impl Default for Kept {
    fn default() -> Self {
        Kept { pages: Mutex::new(LruCache::new(MOST)), readings: Mutex::new(LruCache::new(MOST_READINGS)) }
    }
}

impl Kept {
    /// The page for `view` as it was made after change `newest`, or made now.
    ///
    /// `view` says everything that the page depends on beside the record's rows: whose it is, for whom, which day.
    pub fn page<T, F>(&self, view: String, newest: i64, make: F) -> Result<Arc<T>, Problem>
    where
        T: Any + Send + Sync + Debug,
        F: FnOnce() -> Result<T, Problem>,
    {
        on_shelf(&self.pages, view, newest, make)
    }

    /// What `read` gives for `view`, or gave when nothing has been written since.
    ///
    /// `view` says everything that the reading depends on beside the database: for whom, of what, which day.
    pub fn reading<T, F>(&self, tx: &mut Tx, view: String, read: F) -> Result<Arc<T>, Problem>
    where
        T: Any + Send + Sync + Debug,
        F: FnOnce(&mut Tx) -> Result<T, Problem>,
    {
        match tx.written().and_then(|written| i64::try_from(written).ok()) {
            Some(written) => on_shelf(&self.readings, view, written, || read(tx)),
            None => read(tx).map(Arc::new),
        }
    }

    /// Forgets a reading that a write aside has made old.
    pub fn forget_reading<T: Any>(&self, view: String) {
        lock(&self.readings).pop(&(TypeId::of::<T>(), view));
    }
}

fn on_shelf<T, F>(shelf: &Shelf, view: String, number: i64, make: F) -> Result<Arc<T>, Problem>
where
    T: Any + Send + Sync + Debug,
    F: FnOnce() -> Result<T, Problem>,
{
    let key = (TypeId::of::<T>(), view);
    if let Some(kept) = find::<T>(shelf, &key, number) {
        // In every test that opens a page twice: what was kept is what would be made.
        if cfg!(test) {
            assert_eq!(format!("{kept:?}"), format!("{:?}", make()?), "a kept page is out of date");
        }
        return Ok(kept);
    }
    let made = Arc::new(make()?);
    lock(shelf).put(key, (number, made.clone()));
    Ok(made)
}

fn find<T: Any + Send + Sync>(shelf: &Shelf, key: &(TypeId, String), number: i64) -> Option<Arc<T>> {
    let (made_after, page) = lock(shelf).get(key)?.clone();
    (made_after == number).then(|| page.downcast().ok()).flatten()
}

fn lock(shelf: &Shelf) -> std::sync::MutexGuard<'_, LruCache<(TypeId, String), Page>> {
    shelf.lock().expect("nobody panics while holding what is kept")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(kept: &Kept, view: &str, newest: i64, text: &str) -> usize {
        *kept.page(view.to_owned(), newest, || Ok(text.len())).unwrap()
    }

    #[test]
    fn a_page_is_made_again_after_a_change_and_for_another_view() {
        let kept = Kept::default();
        assert_eq!(length(&kept, "family 1", 7, "one"), 3);
        assert_eq!(length(&kept, "family 1", 7, "two"), 3);
        assert_eq!(length(&kept, "family 1", 8, "three"), 5);
        assert_eq!(length(&kept, "family 2", 8, "four"), 4);
    }

    #[test]
    #[should_panic(expected = "a kept page is out of date")]
    fn a_page_that_depends_on_more_than_it_says_is_found_by_the_tests() {
        let kept = Kept::default();
        length(&kept, "family 1", 7, "one");
        length(&kept, "family 1", 7, "three");
    }

    #[test]
    fn a_page_that_cannot_be_made_is_not_kept() {
        let kept = Kept::default();
        assert!(kept.page::<usize, _>("family 1".to_owned(), 7, || Err(Problem::NotFound)).is_err());
        assert_eq!(length(&kept, "family 1", 7, "one"), 3);
    }

    #[test]
    fn no_more_pages_are_kept_than_memory_was_set_aside_for() {
        let kept = Kept::default();
        for family in 0..2 * MOST.get() {
            length(&kept, &family.to_string(), 1, "one");
        }
        assert_eq!(lock(&kept.pages).len(), MOST.get());
    }
}
