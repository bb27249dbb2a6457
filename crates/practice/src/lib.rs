//! What the work means: people, families, visits and plans, as pure functions over the record.
