import { plain } from "./words.ts"

/** The parts of one procedure's page, as the portal, its PDF and the `.doc` export name them. */
export type DetailPart =
  | "title"
  | "code"
  | "decision"
  | "level"
  | "type"
  | "sector"
  | "applicants"
  | "agency"
  | "competent"
  | "address"
  | "delegated"
  | "coordinating"
  | "related"
  | "steps"
  | "methods"
  | "documents"
  | "outcome"
  | "legal"
  | "conditions"
  | "keywords"
  | "description"

const LABELS: Readonly<Record<string, DetailPart>> = {
  "ten thu tuc": "title",
  "ten thu tuc hanh chinh": "title",
  "ma thu tuc": "code",
  "ma so thu tuc": "code",
  "so quyet dinh": "decision",
  "cap thuc hien": "level",
  "loai thu tuc": "type",
  "linh vuc": "sector",
  "doi tuong thuc hien": "applicants",
  "co quan thuc hien": "agency",
  "co quan co tham quyen": "competent",
  "dia chi tiep nhan hs": "address",
  "dia chi tiep nhan ho so": "address",
  "co quan duoc uy quyen": "delegated",
  "co quan phoi hop": "coordinating",
  "thu tuc hanh chinh lien quan": "related",
  "trinh tu thuc hien": "steps",
  "cach thuc thuc hien": "methods",
  "thanh phan ho so": "documents",
  "ket qua thuc hien": "outcome",
  "ket qua xu ly": "outcome",
  "can cu phap ly": "legal",
  "yeu cau, dieu kien thuc hien": "conditions",
  "yeu cau, dieu kien": "conditions",
  "tu khoa": "keywords",
  "mo ta": "description",
}

/** The part a text names when it is a label and nothing else, with or without its colon. */
export function labelOf(text: string): DetailPart | undefined {
  if (text.length > 60) return undefined
  return LABELS[plain(text).replace(/\s*:$/, "")]
}

/** A label followed by its value on one line: "Mã thủ tục: 1.001193". */
export function labelledValue(text: string): { part: DetailPart; value: string } | undefined {
  const colon = text.indexOf(":")
  if (colon < 0 || colon > 60) return undefined
  const part = labelOf(text.slice(0, colon))
  return part === undefined ? undefined : { part, value: text.slice(colon + 1).trim() }
}
