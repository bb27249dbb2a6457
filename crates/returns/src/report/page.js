const filter = document.getElementById("filter");
const shown = document.getElementById("shown");
const value = (id) => document.getElementById(id).value.trim();

function apply() {
  const rule = value("by-rule");
  const weight = value("by-weight");
  const work = value("by-work");
  const child = value("by-child").toLowerCase();
  const narrowed = rule || weight || work || child;
  let count = 0;
  for (const section of document.querySelectorAll("section[data-rule]")) {
    const suits = (!rule || section.dataset.rule === rule) && (!weight || section.dataset.weight === weight);
    let rows = 0;
    for (const row of section.querySelectorAll("tbody tr")) {
      const keep =
        suits &&
        (!work || row.dataset.work === work) &&
        (!child || row.cells[0].textContent.toLowerCase().includes(child));
      row.hidden = !keep;
      rows += keep ? 1 : 0;
    }
    section.hidden = rows === 0;
    if (narrowed && rows > 0) section.querySelector("details").open = true;
    count += rows;
  }
  shown.textContent = count === 1 ? "1 finding is shown." : `${count.toLocaleString("en-GB")} findings are shown.`;
}

function openTarget() {
  const section = document.getElementById(location.hash.slice(1));
  const details = section?.querySelector("details");
  if (details) details.open = true;
}

if (filter) {
  filter.hidden = false;
  filter.addEventListener("input", apply);
  filter.addEventListener("submit", (event) => event.preventDefault());
  apply();
}
addEventListener("hashchange", openTarget);
openTarget();
