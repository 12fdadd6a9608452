// What depends on the moment of reading and on the reader. Pages are complete and true without it: it
// only marks, adds and arranges. Its words, and the course's time zone, are data of its own element.
"use strict";

(() => {
  const { zone, words: json } = document.currentScript.dataset;
  const words = JSON.parse(json);
  const root = document.documentElement;
  const language = root.lang || undefined;

  const MINUTE = 60_000;
  const DAY = 1440 * MINUTE;
  const SOON = 14; // days to which is counted
  const LONG = 20; // rows above which a table gets a link to this week
  const FEW = 4; // rows from which on a table can be arranged

  // -- Time: moments are milliseconds ---------------------------------------------------------------

  // What is due at 23:59 is due until the clock shows 00:00.
  const spanOf = ({ dataset }) => {
    const starts = Date.parse(dataset.starts);
    const ends = Date.parse(dataset.ends);
    const isDue = starts === ends;
    return { starts, isDue, ends: isDue ? ends + MINUTE : ends };
  };

  const stateAt = (now, { starts, ends, isDue }) => {
    if (ends <= now) return "past";
    return starts <= now && !isDue ? "now" : "ahead";
  };

  const isoDay = new Intl.DateTimeFormat("sv", { timeZone: zone });
  const courseDay = (moment) => Date.parse(isoDay.format(moment)) / DAY;

  const inDays = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const relativeAt = (now, { starts, ends }) => {
    const days = courseDay(starts) - courseDay(now);
    return ends > now && days >= 0 && days <= SOON ? inDays.format(days, "day").replace(...words.instead) : "";
  };

  const clockIn = (timeZone) =>
    new Intl.DateTimeFormat(language, {
      timeZone, weekday: "short", day: "numeric", month: "short",
      hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    });
  const clocks = [clockIn(), clockIn(zone)];
  const city = clocks[0].resolvedOptions().timeZone.split("/").pop().replaceAll("_", " ");

  // The parts are joined here: Intl orders Persian dates wrongly.
  const read = (clock, moment) => {
    const part = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
    return [`${part.weekday}\xa0${part.day}\xa0${part.month}`, `${part.hour}:${part.minute}`];
  };

  // When something starts, and ends if it does, by the reader's clock; nothing where the clocks agree.
  const yourTime = (moments) => {
    const [yours, courses] = clocks.map((clock) => moments.map((moment) => read(clock, moment)));
    if (`${yours}` === `${courses}`) return "";
    const [start, end] = yours;
    const said = yours.map((reading) => reading.join(words.comma));
    const time = end?.[0] === start[0] ? `${said[0]}–\u2060${end[1]}` : said.join(" – ");
    return words.yourTime.replace("{time}", time).replace("{city}", city);
  };

  // -- Marks ----------------------------------------------------------------------------------------

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const note = (place, name, text) => {
    let span = place.querySelector(`:scope > .${name}`);
    if (!span) place.append((span = make("span", { className: name })));
    if (span.textContent !== text) {
      if (!span.textContent) span.before(" ");
      span.textContent = text;
    }
    return span;
  };

  const groups = all(".next > div, table").map((group) => ({
    group,
    rows: all(":is(tr, li)[data-ends]", group).map((row) => ({
      row,
      place: row.querySelector(".syllabus-date") ?? row.querySelector("th > p"),
      ...spanOf(row),
    })),
  }));

  const dates = all(".syllabus-date").map((place) => ({
    place,
    yours: yourTime(all("time[datetime*=T]", place).map((time) => Date.parse(time.dateTime))),
    ...spanOf(place),
  }));

  const markGroup = (now, { group, rows, link }) => {
    const ahead = rows.filter((span) => stateAt(now, span) === "ahead");
    const soonest = Math.min(...ahead.map(({ starts }) => starts));
    let current, first;
    for (const { row, place, ...span } of rows) {
      const state = span.starts === soonest ? "next" : stateAt(now, span);
      for (const name of ["past", "now", "next"]) row.classList.toggle(`is-${name}`, name === state);
      if (place) note(place, "state", words[state] ?? "").ariaHidden = state === "past" || null;
      if (state === "now") current ??= row;
      if (state === "now" || state === "next") first ??= row;
      row.ariaCurrent = row === current ? "date" : null;
    }
    group.classList.toggle("is-current", !!first);
    group.classList.toggle("is-over", rows.length && !first);
    if (!link) return;
    link.hidden = !first;
    const id = link.hash.slice(1);
    const old = document.getElementById(id);
    if (old === first) return;
    old?.removeAttribute("id");
    if (first) first.id = id;
  };

  // A drawing's element of class `scale` covers just its time, which runs right, left or down.
  const markTimeline = (now, svg) => {
    const { starts, ends } = spanOf(svg);
    const { runs } = svg.dataset;
    const scale = svg.querySelector(".scale");
    const line = svg.querySelector(".today") ?? scale.parentNode.appendChild(scale.cloneNode());
    const part = (now - starts) / (ends - starts);
    const [place, extent] = runs === "down" ? ["y", "height"] : ["x", "width"];
    const [from, length] = [place, extent].map((name) => +scale.getAttribute(name));
    line.setAttribute("class", "today");
    line.setAttribute(place, from + length * (runs === "left" ? 1 - part : part));
    line.setAttribute(extent, part >= 0 && part < 1 ? 2 : 0);
  };

  // Every state changes with a minute, in whatever zone; a tab that slept catches up when it is seen.
  let timer;
  const mark = () => {
    const now = Date.now();
    for (const group of groups) markGroup(now, group);
    for (const { place, yours, ...span } of dates) {
      note(place, "relative", relativeAt(now, span));
      note(place, "your-time", yours);
    }
    for (const svg of all("svg[data-runs]")) markTimeline(now, svg);
    clearTimeout(timer);
    timer = setTimeout(mark, MINUTE - (now % MINUTE));
  };

  // -- Controls, each only where it has something to do ---------------------------------------------

  const choice = (label, options, value, choose) => {
    const select = make("select", { autocomplete: "off", onchange: () => choose(select.value) });
    select.append(...options.map(([name, text]) => new Option(text, name)));
    select.value = value;
    return make("label", {}, label, " ", select);
  };

  // Kept for good, or for this page where nothing may be stored.
  const calendarControl = () => {
    const attempt = (action) => {
      try {
        return action();
      } catch {}
    };
    const stored = attempt(() => localStorage.syllabusCalendar);
    const choose = (calendar) => {
      root.dataset.calendarChoice = calendar;
      attempt(() => (localStorage.syllabusCalendar = calendar));
    };
    const known = words.calendars.some(([name]) => name === stored) ? stored : "";
    root.dataset.calendarChoice = known;
    return choice(words.calendar, [["", words.bothCalendars], ...words.calendars], known, choose);
  };

  // A table's kind and order stand in the address; those of further tables after a number.
  const arrangingControls = (table, number) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const kindOf = (row) => row.querySelector(".kind")?.textContent;
    const titleOf = (row) => row.querySelector("th > p").textContent;
    const kinds = [...new Set(rows.map(kindOf))].filter(Boolean).sort();
    const byTitle = (a, b) => titleOf(a).localeCompare(titleOf(b), language, { numeric: true });
    const status = make("output", {});
    const count = (list) => list.length.toLocaleString(language);

    const asked = (key, known) => {
      const value = new URLSearchParams(location.search).get(key + number);
      return known.includes(value) ? value : "";
    };
    const ask = (key, value) => {
      const address = new URL(location);
      address.searchParams.set(key + number, value);
      if (!value) address.searchParams.delete(key + number);
      history.replaceState(null, "", address);
      arrange();
    };

    const arrange = () => {
      const kind = asked("kind", kinds);
      const sort = asked("sort", ["title"]);
      body.append(...(sort ? [...rows].sort(byTitle) : rows));
      heads.forEach((head, i) => (head.ariaSort = !sort === !!i ? "ascending" : null));
      // A row that the address leads to is never hidden.
      const target = document.getElementById(location.hash.slice(1));
      for (const row of rows) row.hidden = kind && kindOf(row) !== kind && !row.contains(target);
      const shown = count(rows.filter((row) => !row.hidden));
      status.textContent = kind && words.shown.replace("{shown}", shown).replace("{all}", count(rows));
    };

    heads.forEach((head, i) => {
      const onclick = () => ask("sort", i ? "" : "title");
      head.replaceChildren(make("button", { type: "button", onclick }, head.textContent));
    });
    addEventListener("hashchange", arrange);
    arrange();
    if (kinds.length < 2) return [];
    const options = [["", words.allKinds], ...kinds.map((kind) => [kind, kind])];
    return [choice(words.kind, options, asked("kind", kinds), (kind) => ask("kind", kind)), status];
  };

  const calendars = words.calendars.length ? [calendarControl()] : [];
  let arranged = 0;
  for (const place of all(".next, table")) {
    const controls = place.querySelector(".in-gregory, .in-persian") ? calendars.splice(0) : [];
    if (place.matches(".syllabus-deadlines") && place.tBodies[0].rows.length >= FEW) {
      controls.push(...arrangingControls(place, arranged++ || ""));
    }
    const i = groups.findIndex(({ group }) => group === place);
    if (groups[i]?.rows.length > LONG) {
      groups[i].link = make("a", { href: `#syllabus-now-${i}` }, words.thisWeek);
      controls.push(groups[i].link);
    }
    const bar = make("div", { className: "syllabus-controls" }, ...controls);
    if (controls.length) place.matches("table") ? place.before(bar) : place.append(bar);
  }
  // Where an e-mail address leads is told to who goes there.
  for (const mail of all(".syllabus-mail")) {
    const parts = all("span", mail);
    const onclick = () => (link.href = `mailto:${parts.map((part) => part.textContent).join("@")}`);
    const link = make("a", { href: "#", onclick }, ...mail.childNodes);
    mail.append(link);
  }
  document.addEventListener("visibilitychange", () => document.hidden || mark());
  mark();
})();
