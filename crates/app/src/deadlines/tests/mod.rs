mod builder;
mod pages;
mod working_out;
