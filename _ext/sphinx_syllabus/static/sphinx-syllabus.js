// What depends on the moment of reading and on the reader. Pages are complete without it: it only marks,
// adds and arranges. Its words and the course's time zone are data of its element.

(() => {
  const { zone, words: json } = document.currentScript.dataset;
  const words = JSON.parse(json);
  const root = document.documentElement;
  const language = root.lang || undefined;

  const filled = (message, values) => message.replace(/{(\w+)}/g, (_, name) => values[name]);

  const MINUTE = 60_000;
  const DAY = 1440 * MINUTE;
  const SOON = 14; // days to which is counted
  const LONG = 20; // rows above which a table gets a link to this week
  const FEW = 4; // rows that can be arranged

  // -- Time: moments are milliseconds ---------------------------------------------------------------

  // What is due at 23:59 is so until 00:00.
  const spanOf = ({ dataset }) => {
    const starts = Date.parse(dataset.starts);
    const ends = Date.parse(dataset.ends);
    const isDue = starts === ends;
    return { starts, isDue, ends: isDue ? ends + MINUTE : ends };
  };

  const stateAt = (now, { starts, ends, isDue }) =>
    ends <= now ? "past" : starts <= now && !isDue ? "now" : "ahead";

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

  // Intl orders Persian dates wrongly.
  const read = (clock, moment) => {
    const part = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
    const date = filled("{weekday}\xa0{day}\xa0{month}", part);
    const time = filled("{hour}:{minute}", part);
    return { date, time, whole: filled(words.moment, { date, time }) };
  };

  // When something starts, and ends if it does, by the reader's clock; nothing where the clocks agree.
  const yourTime = (moments) => {
    const [time, courses] = clocks.map((clock) => {
      const [start, end] = moments.map((moment) => read(clock, moment));
      const isOneDay = start?.date === end?.date;
      const span = { first: start?.whole, last: isOneDay ? end?.time : end?.whole };
      return end ? filled(isOneDay ? words.hours : words.span, span) : span.first;
    });
    return time === courses ? "" : filled(words.yourTime, { time, city });
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

  const groups = all(".next > div, table").map((group, i) => ({
    group,
    link: make("a", { href: `#syllabus-now-${i}` }, words.thisWeek),
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
    const begin = rows.map((span) => (stateAt(now, span) === "ahead" ? span.starts : Infinity));
    const soonest = Math.min(...begin);
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
    link.hidden = !first;
    const id = link.hash.slice(1);
    document.getElementById(id)?.removeAttribute("id");
    if (first) first.id = id;
  };

  // A drawing's `scale` covers just its time, which runs right, left or down.
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

  // Every state changes with a minute; a tab that slept catches up when it is seen.
  const mark = () => {
    const now = Date.now();
    for (const group of groups) markGroup(now, group);
    for (const { place, yours, ...span } of dates) {
      note(place, "relative", relativeAt(now, span));
      note(place, "your-time", yours);
    }
    for (const svg of all("svg[data-runs]")) markTimeline(now, svg);
  };
  const keepMarking = () => {
    mark();
    setTimeout(keepMarking, MINUTE - (Date.now() % MINUTE));
  };

  // -- Controls, each only where it has something to do ---------------------------------------------

  const choice = (label, options, value, choose) => {
    const select = make("select", { autocomplete: "off", onchange: () => choose(select.value) });
    select.append(...options.map(([name, text]) => new Option(text, name)));
    select.value = value;
    return make("label", {}, label, " ", select);
  };

  // Kept for this page only where nothing may be stored.
  const calendarControl = () => {
    let kept = {};
    try {
      kept = localStorage;
    } catch {}
    const choose = (calendar) => (kept.syllabusCalendar = root.dataset.calendarChoice = calendar);
    const [known] = words.calendars.find(([name]) => name === kept.syllabusCalendar) ?? [""];
    root.dataset.calendarChoice = known;
    return choice(words.calendar, words.calendars, known, choose);
  };

  const inOrder = new Intl.Collator(language, { numeric: true }).compare;

  // Kind and order stand in the address; those of further tables after a number.
  const arrangingControls = (table, number) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    const kindOf = (row) => row.querySelector(".kind")?.textContent;
    const titleOf = (row) => row.querySelector("th > p").textContent;
    const kinds = [...new Set(rows.map(kindOf))].filter(Boolean).sort(inOrder);
    const byTitle = (a, b) => inOrder(titleOf(a), titleOf(b));
    const status = make("output", {});
    const count = (list) => list.length.toLocaleString(language);

    const asked = (key, known) => {
      const value = new URL(location).searchParams.get(key + number);
      return known.includes(value) ? value : "";
    };
    const ask = (key, value) => {
      const address = new URL(location);
      address.searchParams.delete(key + number);
      if (value) address.searchParams.set(key + number, value);
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
      status.textContent = kind && filled(words.shown, { shown, all: count(rows) });
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
    const own = groups.find(({ group }) => group === place);
    if (own?.rows.length > LONG) controls.push(own.link);
    const bar = make("div", { className: "syllabus-controls" }, ...controls);
    if (controls.length) place.matches("table") ? place.before(bar) : place.append(bar);
  }
  // Where an e-mail address leads is told to who goes there.
  for (const mail of all(".syllabus-mail")) {
    const parts = all("span", mail).map((part) => part.textContent);
    const onclick = () => (link.href = `mailto:${parts.join("@")}`);
    const link = make("a", { href: "#", onclick }, ...mail.childNodes);
    mail.append(link);
  }
  document.addEventListener("visibilitychange", mark);
  keepMarking();
})();
