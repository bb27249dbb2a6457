mod builder;
mod working_out;
