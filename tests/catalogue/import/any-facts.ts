import fc from "fast-check"
import type { ImportedFacts } from "../../../src/catalogue/import/imported.ts"

const period = fc.record({
  value: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom("working-day", "day", "hour"),
})
const word = fc.constantFrom("Tờ khai", "Giấy chứng sinh", "Bản sao", "Hợp đồng thuê", "Đơn", "Căn cước", "Giấy tờ nhà")
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "))
const fee = fc.record(
  {
    kind: fc.constantFrom("phi", "le-phi"),
    amountVnd: fc.constantFrom(1_000, 2_000, 5_000, 20_000),
    per: fc.constantFrom("hồ sơ", "trang", "bản"),
    condition: text,
    validUntil: fc.constantFrom("2026-12-31", "2027-06-30"),
    source: fc.constant("Tệp mới"),
  },
  { requiredKeys: ["kind", "amountVnd", "per", "source"] },
)
const exemptions = fc.array(text, { maxLength: 1 })
const money = fc.oneof(
  fc.record({ status: fc.constant("amount"), fees: fc.array(fee, { minLength: 1, maxLength: 3 }), exemptions }),
  fc.record({ status: fc.constant("free"), fees: fc.constant([]), exemptions, freeBy: fc.constant("1/QĐ-BTP") }),
  fc.record({ status: fc.constantFrom("unknown", "set-by-province"), fees: fc.constant([]), exemptions }),
)
/** A list states one time and fee for every way of submission, a page each of its ways once. */
const method = <Channel>(channel: fc.Arbitrary<Channel>) =>
  fc.record({ channel, times: fc.array(period, { maxLength: 2 }), money })

/** What a file may say of one procedure. */
export const anyFacts = fc.record(
  {
    title: text,
    sector: text,
    agency: text,
    applicants: fc.array(text, { maxLength: 3 }),
    adminLevels: fc
      .subarray(["commune", "province", "central"] as const, { minLength: 1 })
      .map((levels) => [...levels]),
    onlineService: fc.constantFrom("full", "partial"),
    methods: fc.oneof(
      fc.array(method(fc.constant(null)), { maxLength: 1 }),
      fc.uniqueArray(method(fc.constantFrom("in-person", "online", "post")), { selector: ({ channel }) => channel }),
    ),
    documents: fc.uniqueArray(
      fc.record(
        {
          title: text,
          handling: fc.constant("submit" as const),
          originals: fc.integer({ min: 1, max: 3 }),
          copies: fc.integer({ min: 1, max: 3 }),
          group: fc.constantFrom("Nhà thuê", "Nhà mình", "Nhà của người khác"),
        },
        { requiredKeys: ["title", "handling"] },
      ),
      { maxLength: 4, selector: ({ title, group }) => `${group} ${title}` },
    ),
    legalBasis: fc.array(fc.record({ number: fc.constantFrom("1/2026/NĐ-CP", "2/2026/TT-BTP", "60/2014/QH13") }), {
      maxLength: 3,
    }),
    decision: fc.record({ number: fc.constantFrom("1/QĐ-BTP", "2/QĐ-UBND") }),
    repeal: fc.record({ lastDay: fc.constantFrom("2026-01-01", "2027-01-01") }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ImportedFacts>
