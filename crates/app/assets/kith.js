// Starts the enhancements of GOV.UK Frontend. Every page works without this file.

// The same release as this file's own address, so that an upgrade is never half in a cache.
const { initAll } = await import(`./built/govuk.js${new URL(import.meta.url).search}`);

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
