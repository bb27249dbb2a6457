//! The form macros: what they write, and that label, hint and error are tied to the control.

use askama::Template;

struct Choice {
    value: &'static str,
    label: &'static str,
    hint: &'static str,
    chosen: bool,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r##"{% import "macros/forms.html" as forms %}
{%- call forms::error_summary(errors) %}{% endcall -%}
{%- call forms::hidden("token", "abc") %}{% endcall -%}
{%- call forms::field("name", "Name", "As on the birth certificate", name, error) %}{% endcall -%}
{%- call forms::field("email", "Email address", "", "", "", kind = "email", width = "20", autocomplete = "username") %}{% endcall -%}
{%- call forms::field("password", "Password", "", name, "", kind = "password") %}{% endcall -%}
{%- call forms::field("minutes", "Minutes", "", "45", "", kind = "numeric", width = "3") %}{% endcall -%}
{%- call forms::file_upload("census", "The census", "", ".xml", error) %}{% endcall -%}
{%- call forms::file_upload("papers", "Papers", "CSV files", ".csv", error, several = "yes") %}{% endcall -%}
{%- call forms::file_upload("one", "One file", "", ".xml", "") %}{% endcall -%}
{%- call forms::date_field("born", "Date of birth", "", "29", "2", "2016", error) %}{% endcall -%}
{%- call forms::textarea("story", "What happened", "", name, "") %}{% endcall -%}
{%- call forms::radios("seen", "Was the child seen?", "", choices, error, layout = "inline") %}{% endcall -%}
{%- call forms::checkboxes("who", "Who was there?", "", choices, "") %}{% endcall -%}
{%- call forms::select("where", "Where", "", choices, "") %}{% endcall -%}
{%- call forms::summary_row("Team", "North", href = "/teams/1") %}{% endcall -%}
{%- call forms::button("Save", kind = "secondary", name = "then", value = "stay") %}{% endcall -%}"##
)]
struct Form {
    name: String,
    error: String,
    errors: Vec<(String, String)>,
    choices: Vec<Choice>,
}

fn written(error: &str) -> String {
    let errors = if error.is_empty() { vec![] } else { vec![("name".to_owned(), error.to_owned())] };
    let choices = vec![
        Choice { value: "yes", label: "Yes", hint: "", chosen: false },
        Choice { value: "no", label: "No", hint: "Say why below", chosen: true },
    ];
    let form = Form { name: "<Ada>".to_owned(), error: error.to_owned(), errors, choices };
    form.render().expect("the form has nothing that can fail to print")
}

#[track_caller]
fn assert_has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "missing {part} in\n{page}");
    }
}

#[test]
fn a_form_without_errors_speaks_of_none() {
    let page = written("");
    assert!(!page.contains("error") && !page.contains("aria-invalid"), "{page}");
    assert_has(
        &page,
        &[
            r#"<input type="hidden" name="token" value="abc">"#,
            r#"<label class="govuk-label" for="name">Name</label>"#,
            r#"id="name-hint" class="govuk-hint">As on the birth certificate"#,
            r#"name="name" type="text" value="&#60;Ada&#62;" aria-describedby="name-hint">"#,
            r#"govuk-input--width-20" id="email" name="email" type="email" spellcheck="false" autocomplete="username""#,
            r#"type="text" inputmode="numeric" value="45""#,
            r#"id="born" name="born-day" type="text" inputmode="numeric" value="29""#,
            r#"<label class="govuk-label govuk-date-input__label" for="born-month">Month</label>"#,
            r#"rows="5">"#,
        ],
    );
}

#[test]
fn an_error_is_tied_to_its_control_and_listed_above() {
    let page = written("Enter a name");
    assert_has(
        &page,
        &[
            r##"<a href="#name">Enter a name</a>"##,
            r#"<p id="name-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> Enter a name</p>"#,
            r#"aria-describedby="name-hint name-error" aria-invalid="true">"#,
            r#"name="census" type="file" accept=".xml" aria-describedby="census-error" aria-invalid="true">"#,
            r#"role="group" aria-describedby="born-error">"#,
            r#"name="papers" type="file" accept=".csv" multiple aria-describedby="papers-hint papers-error" aria-invalid="true">"#,
            r#"name="one" type="file" accept=".xml">"#,
            r#"<fieldset class="govuk-fieldset" aria-describedby="seen-error">"#,
        ],
    );
}

#[test]
fn choices_are_marked_labelled_and_explained() {
    let page = written("");
    assert_has(
        &page,
        &[
            r#"id="seen" name="seen" type="radio" value="yes">"#,
            r#"id="seen-2" name="seen" type="radio" value="no" checked aria-describedby="seen-2-item-hint">"#,
            r#"for="seen-2">No</label>"#,
            r#"id="who-2" name="who" type="checkbox" value="no" checked"#,
            r#"<option value="no" selected>No</option>"#,
        ],
    );
}

#[test]
fn a_password_is_never_written_back() {
    let page = written("");
    let control = page.split("id=\"password\"").nth(1).and_then(|rest| rest.split('>').next());
    assert!(
        control.is_some_and(|control| !control.contains("Ada") && !control.contains("value")),
        "{control:?}"
    );
}

#[test]
fn rows_and_buttons_say_what_they_do() {
    let page = written("");
    assert_has(
        &page,
        &[
            r#"<a class="govuk-link" href="/teams/1">Change<span class="govuk-visually-hidden"> Team</span></a>"#,
            r#"govuk-button--secondary" data-module="govuk-button" data-prevent-double-click="true" name="then" value="stay">Save</button>"#,
        ],
    );
}
