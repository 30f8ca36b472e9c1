import { ChannelError } from "../../domain/errors.ts"

/** The access token is not, or no longer, good: get a new one and try once more. */
export const TOKEN_REFUSED: ReadonlySet<number> = new Set([-216, -220, -124, 216, 401, -401])

/** Only the OA's administrator or the operator can put it right (grant, package, verification, balance). */
const NEEDS_OPERATOR: ReadonlySet<number> = new Set([
  -101, -102, -103, -104, -105, -118, -135, -204, -205, -209, -211, -212, -219, -221, -223, -224, -242, -248, -320,
  -321, -403,
])

/** Too much at once: for the app or OA (-32, reset each minute), for this citizen (-218); at night (-234). */
const WAIT_MS: ReadonlyMap<number, number> = new Map([
  [-32, 60_000],
  [-218, 60_000],
  [-234, 3_600_000],
])

/** The platform's own failure ("send failed"). */
const SEND_FAILED = -200

/**
 * Says what an error code of the message API means for us (Zalo OA error table, October 2026).
 * A code not known here is final for that message.
 */
export function sendFailure(code: number): ChannelError {
  const wait = WAIT_MS.get(code)
  if (wait !== undefined)
    return new ChannelError("channel-rate-limited", { message: `Zalo yêu cầu gửi chậm lại (mã ${code})` }, wait)
  if (code === SEND_FAILED) return new ChannelError("channel-unreachable", { message: `Zalo gửi lỗi (mã ${code})` })
  if (NEEDS_OPERATOR.has(code) || TOKEN_REFUSED.has(code))
    return needsGrant(`Zalo không cho OA gửi tin (mã ${code}): quản trị viên OA cần kiểm tra quyền và gói dịch vụ`)
  return new ChannelError("channel-rejected", { message: `Zalo từ chối tin (mã ${code})` })
}

/** The operator must act before anything can be sent. */
export function needsGrant(message: string): ChannelError {
  return new ChannelError("channel-reauthorize", { message })
}

/** No answer, or none that can be understood: what was sent may have arrived all the same. */
export function unreachable(what: string): ChannelError {
  return new ChannelError("channel-unreachable", { message: what })
}
