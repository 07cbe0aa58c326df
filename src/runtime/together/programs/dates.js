console.log(
  new Date(2026, 0, 5, 3).toISOString().length,
  new Date('2026-01-05T10:00:00').getHours(),
  new Date(0).getTimezoneOffset(),
  new Date(86400000).getDay(),
  new Date(0).toString(),
  new Date(0).toLocaleString(),
  new Date(0).toLocaleDateString('de-DE'),
  String(new Date(NaN)),
)
console.log(
  new Date(2026, 0, 31, 12).toJSON(),
  Date.UTC(2026, 1),
  new Date(new Date(5)).getTime(),
  new Date('2026-01-05').getTime(),
  typeof Date(),
  new Date(0) instanceof Date,
  Object.prototype.toString.call(new Date()),
  JSON.stringify({ d: new Date(0) }),
)
const d = new Date(0)
d.setHours(5)
d.setDate(3)
console.log(d.toISOString(), d.toDateString(), d.toTimeString(), +d, `${new Date(0)}`)
class My extends Date {
  x() {
    return this.getTime()
  }
}
console.log(new My(5).x(), new My(5) instanceof Date)
