import { formatMoney } from "../../src/domain/wording.ts"
import { numberInWords } from "./number-words.ts"

/** An amount whose writing mixes figures, words and scales, and what it means. */
export interface MixedAmount {
  text: string
  means: number
}

/** Writings that begin like the amount and mean another: 150000 → "150.000 nghìn đồng", "15 trăm nghìn đồng". */
export function changedMoneyFormats(amountVnd: number): MixedAmount[] {
  const figure = formatMoney(amountVnd).replace(" đồng", "")
  const thousands = amountVnd / 1000
  if (!Number.isInteger(thousands)) return []
  return [
    { text: `${figure} nghìn đồng`, means: amountVnd * 1000 },
    { text: `${thousands} đồng`, means: thousands },
    { text: `${thousands} triệu đồng`, means: thousands * 1_000_000 },
    { text: `${thousands + 5}k`, means: amountVnd + 5000 },
    { text: `${numberInWords(thousands)} trăm nghìn đồng`, means: amountVnd * 100 },
    { text: `${thousands} nghìn rưỡi`, means: amountVnd + 500 },
  ]
}
