import type { Fee } from "../../../src/domain/procedure.ts"
import { makeProcedure } from "../../retrieval/catalogue-fixture.ts"
import { TODAY } from "./read.ts"

/** Steps of a fee by the page. */
export const PAGES: Fee[] = [
  {
    kind: "phi",
    amountVnd: 2_000,
    per: "trang",
    unit: "page",
    toUnit: 2,
    maxPerCopyVnd: 200_000,
    source: "Thông tư 1",
  },
  {
    kind: "phi",
    amountVnd: 1_000,
    per: "trang",
    unit: "page",
    fromUnit: 3,
    maxPerCopyVnd: 200_000,
    source: "Thông tư 1",
  },
]

/** A record that somebody put into words and cases. */
export const CURATED = makeProcedure({
  aliases: ["việc ấy"],
  timeNote: "Mỗi năm một lần",
  documentsNote: "Mang bản chính",
  submissionMethods: [
    {
      channel: "in-person",
      processingTimes: [
        { value: 3, unit: "working-day", verificationCeiling: { value: 8, unit: "day" }, when: { place: "own" } },
        { value: 0, unit: "immediately", cutOff: "15:00", when: { place: "rent" } },
      ],
      feeStatus: "amount",
      fees: PAGES,
      feeExemptions: ["Hộ nghèo"],
      feeNote: "Đếm trang theo bản chính",
      note: "Ở quầy số 1",
    },
    {
      channel: "online",
      processingTimes: [{ value: 5, unit: "day", condition: "hồ sơ đủ" }],
      feeStatus: "amount",
      fees: [
        { kind: "le-phi", amountVnd: 8_000, per: "bản", unit: "copy", extra: true, source: "Thông tư 2" },
        { kind: "le-phi", amountVnd: 5_000, per: "lần", unit: "case", when: { place: "own" }, source: "Thông tư 2" },
        {
          kind: "le-phi",
          amountVnd: 0,
          per: "lần",
          validFrom: "2026-01-01",
          validUntil: "2027-02-28",
          source: "Thông tư 3",
        },
      ],
    },
  ],
  questions: [
    {
      id: "place",
      ask: "Nhà nào?",
      options: [
        { id: "own", label: "Nhà của mình", cues: ["nhà mình"] },
        { id: "rent", label: "Nhà thuê" },
      ],
    },
  ],
  requiredDocuments: [
    { title: "Tờ khai", form: { code: "CT01" }, handling: "submit", originals: 1, note: "Ký tên" },
    { title: "Giấy tờ nhà", handling: "present", when: { place: "own" }, replacedBy: "VNeID" },
  ],
})

/** A record that an import made of a file, and that somebody then put into words. */
export const REWORDED = makeProcedure({
  aliases: ["việc kia"],
  source: { name: "Tệp a.docx", asOf: TODAY, checkedOn: TODAY },
  submissionMethods: [
    {
      channel: "in-person",
      processingTimes: [{ value: 3, unit: "working-day" }],
      feeStatus: "amount",
      fees: [
        { kind: "phi", amountVnd: 2_000, per: "trang", unit: "page", maxPerCopyVnd: 200_000, source: "Tệp a.docx" },
      ],
    },
  ],
  questions: [
    {
      id: "truong-hop",
      ask: "Nhà ấy của ai?",
      options: [
        { id: "truong-hop-1", label: "Nhà thuê", cues: ["ở trọ"] },
        { id: "truong-hop-2", label: "Nhà của gia đình" },
      ],
    },
  ],
  requiredDocuments: [
    { title: "Tờ khai", handling: "submit", originals: 2, note: "Ký tên" },
    { title: "Hợp đồng thuê", handling: "present", when: { "truong-hop": "truong-hop-1" }, replacedBy: "VNeID" },
  ],
})
