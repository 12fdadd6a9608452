// Tell what a reader understands of a feed: `node read.js <reader> <file>`.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const seconds = (moment) => moment.toISOString().replace(/\.\d+Z$/, "Z");

// node-ical tells a day by a moment of the machine's own time zone.
const localDay = (moment) =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((number) => String(number).padStart(2, "0"))
    .join("-");

const readers = {
  "ical.js": (text) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      const told = (time) => (time.isDate ? time.toString() : seconds(time.toJSDate()));
      return {
        uid: event.uid,
        starts: told(event.startDate),
        ends: told(event.endDate),
        title: event.summary,
        description: event.description,
        location: event.location ?? "",
        status: component.getFirstPropertyValue("status"),
      };
    }),
  "node-ical": (text) =>
    Object.values(nodeIcal.sync.parseICS(text))
      .filter((entry) => entry.type === "VEVENT")
      .map((event) => {
        const told = event.datetype === "date" ? localDay : seconds;
        return {
          uid: event.uid,
          starts: told(event.start),
          ends: told(event.end),
          title: event.summary,
          description: event.description,
          location: event.location ?? "",
          status: event.status,
        };
      }),
};

const [reader, file] = process.argv.slice(2);
process.stdout.write(JSON.stringify(readers[reader](readFileSync(file, "utf-8"))));
