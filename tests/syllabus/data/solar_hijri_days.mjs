// Every day of 1800 to 2100 as ICU's Solar Hijri calendar counts it: `2023-11-22 1402/9/1`, a line each.
// Nothing is printed where Node was built without that calendar.
const format = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});
if (format.resolvedOptions().calendar === "persian") {
  const lines = [];
  for (let day = Date.UTC(1800, 0, 1); day <= Date.UTC(2100, 11, 31); day += 86_400_000) {
    const parts = Object.fromEntries(format.formatToParts(day).map(({ type, value }) => [type, value]));
    lines.push(`${new Date(day).toISOString().slice(0, 10)} ${parts.year}/${parts.month}/${parts.day}\n`);
  }
  process.stdout.write(lines.join(""));
}
