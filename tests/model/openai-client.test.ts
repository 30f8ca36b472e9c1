import { Type } from "typebox"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ModelError } from "../../src/domain/errors.ts"
import { createOpenAiClient } from "../../src/model/openai-client.ts"
import { type FakeModel, type ModelFault, startFakeModel } from "../doubles/fake-model.ts"

const QUESTION = "mất giấy khai sinh thì làm lại ở đâu"
const KEY = "sk-very-secret"
const PROMPT = {
  instructions: "Chọn thủ tục.",
  content: QUESTION,
  schema: Type.Object({ code: Type.String() }, { additionalProperties: false }),
}

describe("a client of servers that speak OpenAI's protocol", () => {
  let server: FakeModel
  const still = new AbortController().signal

  const connect = (changes: Partial<Parameters<typeof createOpenAiClient>[0]> = {}) =>
    createOpenAiClient({
      baseUrl: server.baseUrl,
      apiKey: KEY,
      model: "small-model",
      transcriptionModel: "listening-model",
      ...changes,
    })
  const restart = async (options: Parameters<typeof startFakeModel>[0]) => {
    await server.stop()
    server = await startFakeModel(options)
  }
  beforeEach(async () => {
    server = await startFakeModel()
  })
  afterEach(() => server.stop())

  it("gives the JSON the model wrote and the tokens it took", async () => {
    server.reply({ code: "1.001193" })

    const reply = await connect().complete(PROMPT, still)

    expect(reply).toEqual({ value: { code: "1.001193" }, tokens: { input: 40, output: 20 } })
  })

  it("asks for the shape, without chance, with an end, and says nothing else", async () => {
    await connect().complete(PROMPT, still)

    expect(server.journal[0]?.body).toEqual({
      model: "small-model",
      messages: [
        { role: "system", content: "Chọn thủ tục." },
        { role: "user", content: QUESTION },
      ],
      temperature: 0,
      max_tokens: 1000,
      response_format: {
        type: "json_schema",
        json_schema: {
          name: "reply",
          strict: true,
          schema: {
            type: "object",
            properties: { code: { type: "string" } },
            required: ["code"],
            additionalProperties: false,
          },
        },
      },
    })
  })

  it("names neither a user nor the machine in its headers", async () => {
    await connect().complete(PROMPT, still)

    expect(Object.keys(server.journal[0]?.headers ?? {}).filter((name) => /^(x-|openai-)/.test(name))).toEqual([])
    expect(server.journal[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
  })

  it("sends no authorization to a server that needs none", async () => {
    await connect({ apiKey: null }).complete(PROMPT, still)

    expect(server.journal[0]?.headers.authorization).toBeUndefined()
  })

  it("estimates the tokens of a server that does not count, rather too many", async () => {
    await restart({ withoutUsage: true })
    server.reply({ code: "1.001193" })

    const reply = await connect().complete(PROMPT, still)

    expect(reply.tokens).toEqual({ input: 25, output: 10 })
  })

  it.each([
    ["in a fence", '```json\n{"code":"1.001193"}\n```'],
    ["between other words", 'Đây là kết quả: {"code":"1.001193"} Chúc ông bà vui.'],
    ["behind its thinking", '<think>{"code": maybe}</think>\n{"code":"1.001193"}'],
  ])("understands JSON that stands %s", async (_where, written) => {
    server.reply(written)

    expect(await connect().complete(PROMPT, still)).toMatchObject({ value: { code: "1.001193" } })
  })

  it("asks more simply when the server does not know schemas, and goes on so", async () => {
    await restart({ unknown: ["json_schema"] })
    const client = connect()

    await client.complete(PROMPT, still)
    await client.complete(PROMPT, still)

    const formats = server.journal.map(({ body }) => (body.response_format as { type: string }).type)
    expect(formats).toEqual(["json_schema", "json_object", "json_object"])
    expect(JSON.stringify(server.journal[1]?.body.messages)).toContain("additionalProperties")
  })

  it("asks in plain words when the server knows no format at all", async () => {
    await restart({ unknown: ["json_schema", "json_object"] })
    server.reply({ code: "1.001193" })

    expect(await connect().complete(PROMPT, still)).toMatchObject({ value: { code: "1.001193" } })
    expect(server.journal.at(-1)?.body).not.toHaveProperty("response_format")
  })

  it("speaks to models that take neither max_tokens nor a temperature", async () => {
    await restart({ unknown: ["max_tokens", "temperature"] })

    await connect().complete(PROMPT, still)

    expect(server.journal.at(-1)?.body).toHaveProperty("max_completion_tokens", 1000)
    expect(server.journal.at(-1)?.body).not.toHaveProperty("temperature")
    expect(server.journal.at(-1)?.body).toHaveProperty("response_format.type", "json_schema")
  })

  it("does not take up a simpler way that was refused as well", async () => {
    const client = connect()
    server.failWith({ kind: "status", status: 400 }, 3)

    await expect(client.complete(PROMPT, still)).rejects.toMatchObject({ code: "model-refused" })
    await client.complete(PROMPT, still)

    expect(server.journal.at(-1)?.body).toHaveProperty("response_format.type", "json_schema")
  })

  it("does not ask again what the provider's filter has refused", async () => {
    server.failWith({ kind: "status", status: 400, error: { message: "filtered", code: "content_filter" } })

    await expect(connect().complete(PROMPT, still)).rejects.toMatchObject({ code: "model-refused" })

    expect(server.journal).toHaveLength(1)
  })

  const status = (code: number): ModelFault => ({ kind: "status", status: code })
  it.each<[string, ModelFault, string]>([
    ["429", status(429), "model-refused"],
    ["401", status(401), "model-refused"],
    ["404", status(404), "model-refused"],
    ["500", status(500), "model-unreachable"],
    ["503", status(503), "model-unreachable"],
    ["a reset connection", { kind: "connection-reset" }, "model-unreachable"],
    ["a body that is cut", { kind: "cut-body" }, "model-unreachable"],
    ["a body that is no JSON", { kind: "body", type: "application/json", text: '{"choices": [' }, "model-invalid"],
    ["a huge body", { kind: "huge", bytes: 300_000 }, "model-invalid"],
  ])("calls %s by its name, and repeats neither question nor key", async (_what, fault, code) => {
    server.failWith(fault)

    const error: ModelError = await connect()
      .complete(PROMPT, still)
      .then(() => expect.unreachable())
      .catch((caught: unknown) => caught as ModelError)

    expect(error).toMatchObject({ name: "ModelError", code })
    expect(`${error.stack}${error.cause}`).not.toContain(QUESTION)
    expect(`${error.stack}${error.cause}`).not.toContain(KEY)
  })

  const choice = (changes: object) => ({
    kind: "completion" as const,
    body: { choices: [{ index: 0, finish_reason: "stop", message: { content: "{}" }, ...changes }] },
  })
  it.each<[string, ModelFault, string]>([
    ["a web page", { kind: "body", type: "text/html", text: "<html>Login</html>" }, "model-invalid"],
    ["an empty body", { kind: "body", type: "application/json", text: "" }, "model-invalid"],
    ["no choices", { kind: "completion", body: { choices: [] } }, "model-invalid"],
    ["choices of another shape", { kind: "completion", body: { choices: ["{}"] } }, "model-invalid"],
    ["no content", choice({ message: { content: null } }), "model-invalid"],
    ["words", choice({ message: { content: "Xin chào" } }), "model-invalid"],
    ["a reply that was cut", choice({ finish_reason: "length" }), "model-invalid"],
    ["a filtered reply", choice({ finish_reason: "content_filter" }), "model-refused"],
    ["a refusal", choice({ message: { content: null, refusal: "I cannot" } }), "model-refused"],
  ])("gives no value for %s", async (_what, fault, code) => {
    server.failWith(fault)

    expect(await connect().complete(PROMPT, still)).toMatchObject({ failure: { code } })
  })

  it("does not believe a count of tokens that cannot be", async () => {
    const usage = { prompt_tokens: -5, completion_tokens: 1e15 }
    const choices = [{ finish_reason: "stop", message: { content: "{}" } }]
    server.failWith({ kind: "completion", body: { choices, usage } })

    const reply = await connect().complete(PROMPT, still)

    expect(reply.tokens).toEqual({ input: 25, output: 1 })
  })

  it("does not follow a redirect to another host with the key", async () => {
    const thief = await startFakeModel()
    server.failWith({ kind: "redirect", to: `${thief.baseUrl}/chat/completions` })

    const call = connect().complete(PROMPT, still)

    await expect(call).rejects.toMatchObject({ code: "model-refused" })
    expect(thief.journal).toEqual([])
    await thief.stop()
  })

  it.each<ModelFault>([{ kind: "silence" }, { kind: "trickle" }])("ends with its signal: $kind", async (fault) => {
    server.failWith(fault)

    const call = connect().complete(PROMPT, AbortSignal.timeout(100))

    await expect(call).rejects.toMatchObject({ code: "model-timeout" })
  })

  it("cannot reach a server that is not there", async () => {
    const client = connect({ baseUrl: "http://127.0.0.1:9/v1" })

    await expect(client.complete(PROMPT, still)).rejects.toMatchObject({ code: "model-unreachable" })
  })

  describe("listening", () => {
    const recording = { bytes: new Uint8Array(2000), fileName: "voice.ogg" }

    it("writes down Vietnamese speech and trims it", async () => {
      server.hear("  làm khai sinh cho cháu \n")

      const reply = await connect().transcribe(recording, still)

      expect(reply).toEqual({ value: "làm khai sinh cho cháu", tokens: { input: 10, output: 11 } })
      expect(server.journal[0]?.body.form).toMatch(/name="language"\r\n\r\nvi\r\n/)
      expect(server.journal[0]?.body.form).toMatch(/filename="voice.ogg"/)
    })

    it("is off when the server has no model for it", async () => {
      const call = connect({ transcriptionModel: null }).transcribe(recording, still)

      await expect(call).rejects.toMatchObject({ code: "model-off" })
      expect(server.journal).toEqual([])
    })

    it("gives no words when the reply holds none", async () => {
      server.failWith({ kind: "completion", body: { segments: [] } })

      expect(await connect().transcribe(recording, still)).toMatchObject({ failure: { code: "model-invalid" } })
    })
  })
})
