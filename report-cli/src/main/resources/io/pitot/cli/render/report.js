"use strict";
document.documentElement.classList.add("scripted");
for (const input of document.querySelectorAll(".filter input")) {
  const rows = document.querySelectorAll("#" + input.getAttribute("data-table") + " tbody tr");
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase();
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
    }
  });
}
// Paper cannot be unfolded.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) {
    details.open = true;
  }
});
