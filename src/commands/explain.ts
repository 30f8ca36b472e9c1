import type { ExplainedHit, Signs } from "../domain/ports.ts"

const SIGN_NAMES: Readonly<Record<keyof Signs, string>> = {
  learned: "trọng số học được",
  nearness: "giống câu mẫu",
  evidence: "từ đặc trưng",
  name: "nói đúng tên",
  likeName: "giống tên",
  often: "hay được hỏi",
}

/**
 * Why each candidate stands where it stands, for staff who ask why a question was understood so.
 * @param nameOf short title of a procedure, or title of a matter handled elsewhere
 */
export function formatExplanation(hits: readonly ExplainedHit[], nameOf: (hit: ExplainedHit) => string): string {
  if (hits.length === 0) return "Không thủ tục nào có chung từ với câu hỏi."
  return hits
    .map((hit, place) => {
      const { code, score, confidence, signs, shares, family, nearest } = hit
      const parts = Object.entries(SIGN_NAMES).map(([sign, name]) => {
        const key = sign as keyof Signs
        return `${name} ${signs[key].toFixed(2)} × ${shares[key].toFixed(2)}`
      })
      const kin = family === 1 ? "" : `\n   nhân ${family.toFixed(2)} vì có thủ tục cùng nhóm hợp hơn với lời nói`
      return [
        `${place + 1}. ${code} ${nameOf(hit)}: ${score.toFixed(3)}, chắc ${Math.round(confidence * 100)} %`,
        `   ${parts.join(" + ")}${kin}`,
        `   gần nhất: ${nearest ?? "không có"}`,
      ].join("\n")
    })
    .join("\n")
}
