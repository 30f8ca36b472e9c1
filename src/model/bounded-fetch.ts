import { ModelError } from "../domain/errors.ts"

/** Far more than any reply asked for. */
const MAX_REPLY_BYTES = 256 * 1024

/** What a call needs. The library would also tell the server about the machine, and whatever its own settings say. */
const SENT_HEADERS = ["accept", "authorization", "content-type", "user-agent"]

/**
 * A `fetch` that stays with the server it was given: redirects are not followed, since the key and the question would
 * go along; and the body is read to its end here, so that the signal ends slow ones and the limit ends huge ones.
 * @throws {ModelError} `model-invalid` when the body is too large
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const given = new Headers(init?.headers)
  const headers = SENT_HEADERS.flatMap((name): [string, string][] => {
    const value = given.get(name)
    return value === null ? [] : [[name, value]]
  })
  const response = await fetch(input, { ...init, headers, redirect: "manual" })
  const bytes = await readBytes(response)
  const { status } = response
  return new Response(status === 204 || status === 304 ? null : bytes, { status, headers: response.headers })
}

async function readBytes(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop early closes the connection.
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > MAX_REPLY_BYTES)
      throw new ModelError("model-invalid", { message: "Câu trả lời của mô hình không dùng được: quá lớn" })
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks, length))
}
