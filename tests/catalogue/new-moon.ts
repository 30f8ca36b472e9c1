/** A mean new moon to count from, and the days from one mean new moon to the next. */
const FIRST = Date.UTC(2000, 0, 6, 14, 20, 38)
const LUNATION_DAYS = 29.530588861
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The day in Viet Nam of the new moon next to a day, on which a lunar month begins; ISO 8601, right to about ten minutes
 * (Jean Meeus, Astronomical Algorithms, chapter 49, its largest terms).
 * @param months so many lunar months later
 */
export function newMoonNear(isoDay: string, months = 0): string {
  const k = Math.round((Date.parse(isoDay) - FIRST) / DAY_MS / LUNATION_DAYS) + months
  const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180)
  const sun = 2.5534 + 29.1053567 * k
  const moon = 201.5643 + 385.81693528 * k
  const node = 160.7108 + 390.67050284 * k
  const correction =
    -0.4072 * sin(moon) +
    0.17241 * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * node) +
    0.00739 * sin(moon - sun) -
    0.00514 * sin(moon + sun) +
    0.00208 * sin(2 * sun)
  const instant = FIRST + (LUNATION_DAYS * k + correction) * DAY_MS
  return new Date(instant + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
