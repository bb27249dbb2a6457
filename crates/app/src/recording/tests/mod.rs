//! Recording anywhere, asked as the page on a device asks.

mod devices;
mod files;
mod items;
mod pack;
mod sending;
