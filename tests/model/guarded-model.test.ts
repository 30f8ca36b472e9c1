import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Type } from "typebox"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { ModelRequest, ModelStore } from "../../src/domain/model.ts"
import { createGuardedModel, type GuardedModelDeps, type ModelCall } from "../../src/model/guarded-model.ts"
import { createMemoryModelStore } from "../../src/model/memory-model-store.ts"
import { createOpenAiClient } from "../../src/model/openai-client.ts"
import type { ModelProvider } from "../../src/model/provider.ts"
import { type FakeModel, type ModelFault, startFakeModel } from "../doubles/fake-model.ts"

const TIMEOUT_MS = 150
const REST_MS = 50
const BUDGET = 10_000
const TODAY = "2026-07-18"

const ask = (content = "làm khai sinh ở đâu", changes: Partial<ModelRequest> = {}): ModelRequest => ({
  feature: "understand",
  instructions: "Chọn thủ tục.",
  content,
  schema: Type.Object({ code: Type.String() }),
  revision: "r1",
  ...changes,
})
const RECORDING = { bytes: new Uint8Array(2000), fileName: "voice.ogg" }
const GOOD = { code: "1.001193" }

/** A provider that hears no signal and never answers. */
const deafProvider: ModelProvider = {
  complete: () => new Promise(() => {}),
  transcribe: () => new Promise(() => {}),
}

describe("a guarded model", () => {
  let server: FakeModel
  let store: ModelStore
  let calls: ModelCall[]
  const still = new AbortController().signal

  const guard = (changes: Partial<GuardedModelDeps> = {}) =>
    createGuardedModel({
      provider: createOpenAiClient({
        baseUrl: server.baseUrl,
        apiKey: null,
        model: "small-model",
        transcriptionModel: "listening-model",
      }),
      model: "small-model",
      store,
      // Half past midnight in Viet Nam.
      clock: { now: () => new Date("2026-07-17T17:30:00Z") },
      timeoutMs: TIMEOUT_MS,
      dailyTokenBudget: BUDGET,
      maxAtOnce: 2,
      restMs: REST_MS,
      onCall: (call) => void calls.push(call),
      ...changes,
    })
  const outcomes = () => calls.map(({ outcome }) => outcome)
  const failures = async (model: ReturnType<typeof guard>, times: number) => {
    for (let count = 0; count < times; count += 1) await model.complete(ask(`câu ${count}`), still).catch(() => {})
  }

  beforeEach(async () => {
    server = await startFakeModel()
    server.replyAlways(() => GOOD)
    store = createMemoryModelStore()
    calls = []
  })
  afterEach(() => server.stop())

  it("gives the reply and reports the call", async () => {
    expect(await guard().complete(ask(), still)).toEqual(GOOD)

    expect(calls).toEqual([
      { feature: "understand", outcome: "ok", milliseconds: expect.any(Number), inputTokens: 40, outputTokens: 20 },
    ])
  })

  describe("the switch", () => {
    it("turns calls of its feature away without asking", async () => {
      await store.setOn("understand", false)

      await expect(guard().complete(ask(), still)).rejects.toMatchObject({ code: "model-off" })

      expect(server.journal).toEqual([])
      expect(outcomes()).toEqual(["model-off"])
    })

    it("leaves other features on, and works again when it is turned", async () => {
      const model = guard()
      await store.setOn("understand", false)

      expect(await model.complete(ask("a", { feature: "phrase" }), still)).toEqual(GOOD)
      await store.setOn("understand", true)
      expect(await model.complete(ask("b"), still)).toEqual(GOOD)
    })

    it("counts as off when it cannot be read", async () => {
      const broken = { ...store, isOn: () => Promise.reject(new StoreError("Could not read")) }

      await expect(guard({ store: broken }).complete(ask(), still)).rejects.toMatchObject({
        name: "ModelError",
        code: "model-off",
      })
    })
  })

  describe("the budget", () => {
    it("counts what was used on the day in Viet Nam", async () => {
      await guard().complete(ask(), still)

      expect(await store.tokensUsed(TODAY)).toBe(60)
    })

    it("turns calls away once the day's tokens are used", async () => {
      await store.addTokens(TODAY, BUDGET)

      await expect(guard().complete(ask(), still)).rejects.toMatchObject({ code: "model-over-budget" })

      expect(server.journal).toEqual([])
    })

    it("opens again the next day", async () => {
      await store.addTokens("2026-07-17", BUDGET)

      expect(await guard().complete(ask(), still)).toEqual(GOOD)
    })

    it("counts replies that cannot be used, each try", async () => {
      server.replyAlways(() => "no JSON")

      await guard()
        .complete(ask(), still)
        .catch(() => {})

      expect(await store.tokensUsed(TODAY)).toBe(120)
      expect(calls).toMatchObject([{ outcome: "model-invalid", inputTokens: 80, outputTokens: 40 }])
    })

    it("counts what was sent to a server that did not answer in time", async () => {
      server.failWith({ kind: "silence" })

      await guard()
        .complete(ask(), still)
        .catch(() => {})

      expect(await store.tokensUsed(TODAY)).toBe(16)
    })

    it("counts nothing for a server that said no", async () => {
      server.failWith({ kind: "status", status: 429 })

      await guard()
        .complete(ask(), still)
        .catch(() => {})

      expect(await store.tokensUsed(TODAY)).toBe(0)
    })
  })

  describe("the memory", () => {
    it("does not ask twice for the same, not even under two names", async () => {
      const model = guard()

      await model.complete(ask("tôi là Nguyễn Văn An, làm khai sinh ở đâu"), still)
      const again = await model.complete(ask("tôi là Trần Thị Bình, làm khai sinh ở đâu"), still)

      expect(again).toEqual(GOOD)
      expect(server.journal).toHaveLength(1)
      expect(outcomes()).toEqual(["ok", "cached"])
    })

    it.each([
      ["another question", { content: "khác" }],
      ["another feature", { feature: "phrase" as const }],
      ["another catalogue", { revision: "r2" }],
      ["other instructions", { instructions: "Khác." }],
      ["another shape", { schema: Type.Object({ code: Type.String(), why: Type.Optional(Type.String()) }) }],
    ])("asks again for %s", async (_what, changes) => {
      const model = guard()

      await model.complete(ask(), still)
      await model.complete({ ...ask(), ...changes }, still)

      expect(server.journal).toHaveLength(2)
    })

    it("keeps no reply that could not be used", async () => {
      const model = guard()
      server.replyAlways(() => ({ code: 1 }))
      await model.complete(ask(), still).catch(() => {})
      server.replyAlways(() => GOOD)

      expect(await model.complete(ask(), still)).toEqual(GOOD)
    })

    it("gives everybody a copy", async () => {
      const model = guard()
      Object.assign((await model.complete(ask(), still)) as object, { code: "changed" })
      Object.assign((await model.complete(ask(), still)) as object, { code: "changed" })

      expect(await model.complete(ask(), still)).toEqual(GOOD)
    })
  })

  it("tells the provider nothing personal and no id", async () => {
    const said =
      "tôi là Nguyễn Văn An, sinh 3/2/1980, cccd 038090001234, 0912 345 678, nhà số 12 đường Lê Lợi, làm khai sinh"

    await guard().complete(ask(said), still)

    const sent = JSON.stringify(server.journal[0]?.body)
    expect(sent).toContain("làm khai sinh")
    expect(sent).not.toMatch(/Nguyễn|1980|0380|0912|nhà số 12|"user":|\d{6,}/)
  })

  describe("bounds", () => {
    it("turns away who finds no place, and lets the next one in when there is", async () => {
      const model = guard()
      server.failWith({ kind: "silence" }, 2)
      const first = model.complete(ask("một"), still).catch(() => {})
      const second = model.complete(ask("hai"), still).catch(() => {})

      await expect(model.complete(ask("ba"), still)).rejects.toMatchObject({ code: "model-busy" })
      await Promise.all([first, second])

      expect(await model.complete(ask("ba"), still)).toEqual(GOOD)
    })

    it("tries once more when the first try failed", async () => {
      server.failWith({ kind: "status", status: 500 })

      expect(await guard().complete(ask(), still)).toEqual(GOOD)
      expect(server.journal).toHaveLength(2)
    })

    it("tries no third time", async () => {
      server.failWith({ kind: "connection-reset" }, 3)

      await expect(guard().complete(ask(), still)).rejects.toMatchObject({ code: "model-unreachable" })

      expect(server.journal).toHaveLength(2)
    })

    it("does not try again what was refused", async () => {
      server.failWith({ kind: "status", status: 401 })

      await expect(guard().complete(ask(), still)).rejects.toMatchObject({ code: "model-refused" })

      expect(server.journal).toHaveLength(1)
    })

    it("refuses a reply of another shape than was asked for", async () => {
      server.replyAlways(() => ({ code: 7 }))

      await expect(guard().complete(ask(), still)).rejects.toMatchObject({ code: "model-invalid" })
    })

    it("leaves a provider behind that hears no signal", async () => {
      const call = guard({ provider: deafProvider }).complete(ask(), still)

      await expect(call).rejects.toMatchObject({ code: "model-timeout" })
      expect(calls[0]?.milliseconds).toBeLessThan(TIMEOUT_MS + 200)
    })

    it("gives its place back when it left the provider behind", async () => {
      const model = guard({ provider: deafProvider, maxAtOnce: 1 })

      await model.complete(ask("một"), still).catch(() => {})

      await expect(model.complete(ask("hai"), still)).rejects.toMatchObject({ code: "model-timeout" })
    })

    it("ends with the caller's signal when that comes first", async () => {
      server.failWith({ kind: "silence" })

      const call = guard({ timeoutMs: 10_000 }).complete(ask(), AbortSignal.timeout(50))

      await expect(call).rejects.toMatchObject({ code: "model-timeout" })
      expect(calls[0]?.milliseconds).toBeLessThan(250)
    })

    it("asks nothing for a caller who has given up already", async () => {
      await expect(guard().complete(ask(), AbortSignal.abort())).rejects.toMatchObject({ code: "model-timeout" })

      expect(server.journal).toEqual([])
    })

    it("does not wait for a store that hangs", async () => {
      const stuck = { ...store, tokensUsed: () => new Promise<number>(() => {}) }

      await expect(guard({ store: stuck }).complete(ask(), still)).rejects.toMatchObject({ code: "model-timeout" })
    })
  })

  describe("rest", () => {
    it("leaves a model alone after five calls that failed, without asking", async () => {
      const model = guard({ restMs: 60_000 })
      server.failWith({ kind: "status", status: 429 }, 6)
      await failures(model, 5)

      await expect(model.complete(ask(), still)).rejects.toMatchObject({ code: "model-off" })

      expect(server.journal).toHaveLength(5)
    })

    it("asks again after the rest, and goes on when that works", async () => {
      const model = guard()
      server.failWith({ kind: "status", status: 429 }, 5)
      await failures(model, 5)

      await expect.poll(() => model.complete(ask(), still).catch(() => null), { interval: 10 }).toEqual(GOOD)
      expect(await model.complete(ask("khác"), still)).toEqual(GOOD)
    })

    it("lets one call through after the rest and turns the others away at once", async () => {
      const model = guard()
      server.failWith({ kind: "status", status: 429 }, 5)
      await failures(model, 5)
      server.failWith({ kind: "silence" })
      await expect
        .poll(
          async () => {
            const trial = model.complete(ask("thử"), still).catch((error) => error.code)
            const other = await model.complete(ask("khác"), still).catch((error) => error.code)
            return [await trial, other]
          },
          { interval: 10 },
        )
        .toEqual(["model-timeout", "model-off"])
    })

    it("is not brought about by refusals of the content", async () => {
      const model = guard({ restMs: 60_000 })
      const refused = { choices: [{ finish_reason: "content_filter", message: { content: "" } }] }
      server.failWith({ kind: "completion", body: refused }, 6)
      await failures(model, 6)

      expect(await model.complete(ask(), still)).toEqual(GOOD)
    })

    it("is not brought about by calls that were turned away", async () => {
      const model = guard({ restMs: 60_000 })
      await store.setOn("understand", false)
      await failures(model, 6)
      await store.setOn("understand", true)

      expect(await model.complete(ask(), still)).toEqual(GOOD)
    })

    it("of listening does not keep from reading", async () => {
      const model = guard({ restMs: 60_000 })
      server.failWith({ kind: "status", status: 404 }, 5)
      for (let count = 0; count < 5; count += 1) await model.transcribe(RECORDING, still).catch(() => {})

      await expect(model.transcribe(RECORDING, still)).rejects.toMatchObject({ code: "model-off" })
      expect(await model.complete(ask(), still)).toEqual(GOOD)
    })
  })

  describe("listening", () => {
    it("gives the words, and listens again to the same recording", async () => {
      const model = guard()
      server.replyAlways(() => "làm khai sinh")

      expect(await model.transcribe(RECORDING, still)).toBe("làm khai sinh")
      expect(await model.transcribe(RECORDING, still)).toBe("làm khai sinh")

      expect(server.journal).toHaveLength(2)
      expect(calls).toMatchObject([{ feature: "voice" }, { feature: "voice" }])
    })

    it("hears nothing in silence, asks once, and is not tired by it", async () => {
      const model = guard({ restMs: 60_000 })
      server.replyAlways(() => " ")

      for (let count = 0; count < 6; count += 1)
        await expect(model.transcribe(RECORDING, still)).rejects.toMatchObject({ code: "model-invalid" })

      expect(server.journal).toHaveLength(6)
    })
  })

  const page = { kind: "body", type: "text/html", text: "<html>" } as const
  it.each<[string, ModelFault, string]>([
    ["429", { kind: "status", status: 429 }, "model-refused"],
    ["500", { kind: "status", status: 500 }, "model-unreachable"],
    ["a reset connection", { kind: "connection-reset" }, "model-unreachable"],
    ["a cut body", { kind: "cut-body" }, "model-unreachable"],
    ["a web page", page, "model-invalid"],
    ["a huge body", { kind: "huge", bytes: 300_000 }, "model-invalid"],
    ["silence", { kind: "silence" }, "model-timeout"],
    ["a body that trickles", { kind: "trickle" }, "model-timeout"],
  ])("answers %s in time with an error of its own", async (_what, fault, code) => {
    server.failWith(fault, 2)

    await expect(guard().complete(ask(), still)).rejects.toMatchObject({ name: "ModelError", code })

    expect(calls[0]?.milliseconds).toBeLessThan(TIMEOUT_MS + 200)
  })

  it("holds on to nothing over two thousand calls that fail", async () => {
    const model = guard({ restMs: 0, dailyTokenBudget: Number.POSITIVE_INFINITY })
    const failHundred = async () => {
      server.failWith({ kind: "status", status: 429 }, 100)
      await failures(model, 100)
      calls.length = 0
      return server.journal.splice(0).length
    }
    for (let round = 0; round < 5; round += 1) await failHundred()
    const before = usedMemory()

    const made = []
    for (let round = 0; round < 20; round += 1) made.push(await failHundred())

    expect(made).toEqual(Array(20).fill(100))
    expect(usedMemory() - before).toBeLessThan(3_000_000)
  }, 60_000)
})

/** Bytes that are held on to. */
function usedMemory(): number {
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
  return process.memoryUsage().heapUsed
}
