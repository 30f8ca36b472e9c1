import { LLMock } from "@copilotkit/aimock"
import { Type } from "typebox"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { createOpenAiClient } from "../../src/model/openai-client.ts"

const PROMPT = {
  instructions: "Chọn thủ tục.",
  content: "mất giấy khai sinh thì làm lại ở đâu",
  schema: Type.Object({ code: Type.String() }, { additionalProperties: false }),
}

/** A server made by others, so that what we believe of the protocol is not checked against ourselves alone. */
describe("a server of OpenAI's protocol that others wrote", () => {
  let server: LLMock
  const still = new AbortController().signal

  const connect = () =>
    createOpenAiClient({ baseUrl: `${server.url}/v1`, apiKey: "key", model: "gpt-4o-mini", transcriptionModel: null })
  beforeEach(async () => {
    server = new LLMock({ port: 0 })
    await server.start()
  })
  afterEach(() => server.stop())

  it("accepts our request and is understood", async () => {
    server.onMessage("giấy khai sinh", { content: '{"code":"1.001193"}' })

    expect(await connect().complete(PROMPT, still)).toMatchObject({ value: { code: "1.001193" } })
  })

  it("is told neither a user nor an id", async () => {
    server.onMessage("giấy khai sinh", { content: "{}" })

    await connect().complete(PROMPT, still)

    expect(server.getRequests()).toHaveLength(1)
    expect(server.getRequests()[0]?.body).not.toHaveProperty("user")
    expect(server.getRequests()[0]?.body).not.toHaveProperty("metadata")
  })

  it("may have reached its limit", async () => {
    server.onMessage("giấy khai sinh", { error: { message: "slow down", type: "rate_limit_error" }, status: 429 })

    await expect(connect().complete(PROMPT, still)).rejects.toMatchObject({ code: "model-refused" })
  })

  it("may not know the model", async () => {
    await expect(connect().complete(PROMPT, still)).rejects.toMatchObject({ code: "model-refused" })
  })
})
