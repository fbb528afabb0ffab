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

// Lines over time: a moment's numbers, and looking closer.
let showAll = () => {};
for (const series of document.querySelectorAll(".series")) {
  const charts = series.querySelectorAll(".line svg");
  const table = document.querySelector(".numbers table");
  const titles = Array.from(table.querySelectorAll("thead th"), cell => cell.textContent);
  const rows = Array.from(table.querySelectorAll("tbody tr"));
  const places = rows.map(row => Number(row.getAttribute("data-x")));
  const ends = series.querySelectorAll(".ends span");
  const whole = Array.from(ends, end => end.textContent);
  const output = series.querySelector("output");
  let from = 0;
  let to = 1000;
  let at = -1;
  const look = (left, right) => {
    const width = Math.min(1000, Math.max(10, right - left));
    from = Math.min(1000 - width, Math.max(0, left));
    to = from + width;
    for (const chart of charts) {
      chart.setAttribute("viewBox", from + " 0 " + width + " 100");
    }
    const seen = rows.filter((row, i) => places[i] >= from && places[i] <= to);
    const all = width === 1000 || seen.length === 0;
    ends[0].textContent = all ? whole[0] : seen[0].firstChild.textContent;
    ends[1].textContent = all ? whole[1] : seen[seen.length - 1].firstChild.textContent;
  };
  showAll = () => look(0, 1000);
  const tell = index => {
    at = Math.min(rows.length - 1, Math.max(0, index));
    output.textContent = Array.from(rows[at].children, (cell, i) => titles[i] + " " + cell.textContent).join(" \u00b7 ");
    for (const cursor of series.querySelectorAll(".cursor")) {
      cursor.setAttribute("x1", places[at]);
      cursor.setAttribute("x2", places[at]);
    }
    if (places[at] < from || places[at] > to) {
      look(places[at] - (to - from) / 2, places[at] + (to - from) / 2);
    }
  };
  const zoom = factor => {
    const middle = at < 0 ? (from + to) / 2 : places[at];
    const width = (to - from) * factor;
    look(middle - width / 2, middle + width / 2);
  };
  const actions = { in: () => zoom(0.5), out: () => zoom(2), all: showAll };
  for (const button of series.querySelectorAll("button")) {
    button.addEventListener("click", actions[button.getAttribute("data-do")]);
  }
  series.addEventListener("keydown", event => {
    const keys = {
      ArrowLeft: () => tell(at < 0 ? rows.length - 1 : at - 1), ArrowRight: () => tell(at + 1),
      Home: () => tell(0), End: () => tell(rows.length - 1),
      "+": actions.in, "=": actions.in, "-": actions.out, Escape: actions.all
    };
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  for (const chart of charts) {
    let down = null;
    const place = event => {
      const box = chart.getBoundingClientRect();
      return from + (to - from) * (event.clientX - box.left) / box.width;
    };
    chart.addEventListener("pointerdown", event => { down = place(event); });
    chart.addEventListener("pointermove", event => {
      const x = place(event);
      tell(places.reduce((best, p, i) => Math.abs(p - x) < Math.abs(places[best] - x) ? i : best, 0));
    });
    chart.addEventListener("pointerup", event => {
      const up = place(event);
      if (down !== null && Math.abs(up - down) > (to - from) / 50) {
        look(Math.min(down, up), Math.max(down, up));
      }
      down = null;
    });
  }
}

// The whole report as JSON, which is compressed in the page.
for (const section of document.querySelectorAll(".json")) {
  const shown = section.querySelector("pre");
  const json = () => {
    const packed = atob(section.querySelector("template").content.textContent);
    const bytes = Uint8Array.from(packed, letter => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  };
  const actions = {
    show: async event => {
      shown.textContent = shown.hidden ? await json() : "";
      shown.hidden = !shown.hidden;
      event.target.setAttribute("aria-expanded", String(!shown.hidden));
      event.target.textContent = shown.hidden ? "Show" : "Hide";
    },
    save: async () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([await json()], { type: "application/json" }));
      link.download = "pitot-report.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }
  };
  for (const button of section.querySelectorAll("button")) {
    const act = actions[button.getAttribute("data-do")];
    button.addEventListener("click", event => { act({ target: event.currentTarget }); });
  }
}
// Paper cannot be unfolded.
addEventListener("beforeprint", () => {
  showAll();
  for (const details of document.querySelectorAll("details")) {
    details.open = true;
  }
});
