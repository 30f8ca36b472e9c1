import { APIConnectionError, APIError, APIUserAbortError } from "openai"
import { ModelError } from "../domain/errors.ts"
import type { Objection } from "./dialect.ts"
import { invalid } from "./reply.ts"

/**
 * Says what a failed call means for us.
 * The library's errors are never kept as cause: they carry the server's words, which may repeat the question or the key.
 */
export function toModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error
  // The library wraps what `fetch` throws.
  if (error instanceof APIConnectionError && error.cause instanceof ModelError) return error.cause
  if (error instanceof APIUserAbortError)
    return new ModelError("model-timeout", { message: "Máy chủ mô hình trả lời quá chậm" })
  if (error instanceof APIConnectionError) return unreachable("không kết nối được, hoặc kết nối bị ngắt")
  if (error instanceof APIError && error.status !== undefined) return refusal(error.status)
  if (error instanceof SyntaxError) return invalid("thân không phải JSON")
  return unreachable(error instanceof Error ? error.name : typeof error)
}

/** What a server said no to, when it is about the form of the request; null for every other failure. */
export function objectionOf(error: unknown): Objection | null {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return null
  // Some servers give a number where OpenAI gives a word.
  return { code: String(error.code ?? ""), message: `${error.param ?? ""} ${error.message}` }
}

function unreachable(reason: string): ModelError {
  return new ModelError("model-unreachable", { message: `Không gọi được máy chủ mô hình: ${reason}` })
}

function refusal(status: number): ModelError {
  if (status >= 500 || status === 408) return unreachable(`mã ${status}`)
  return new ModelError("model-refused", { message: `Máy chủ mô hình từ chối (mã ${status}): ${meaningOf(status)}` })
}

function meaningOf(status: number): string {
  if (status < 400) return "địa chỉ chuyển hướng sang nơi khác, hãy sửa LLM_BASE_URL"
  if (status === 401 || status === 403) return "khóa không đúng hoặc không có quyền"
  if (status === 404) return "không có mô hình hay địa chỉ này"
  if (status === 429) return "quá hạn mức"
  return "yêu cầu không được chấp nhận"
}
