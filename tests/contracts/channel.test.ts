import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { renderAnswer } from "../../src/channels/render.ts"
import { AppError, ChannelError, InvalidInputError, UnauthorizedError } from "../../src/domain/errors.ts"
import { FOLLOW_UPS, makeAnswer, makePart } from "../doubles/answers.ts"
import {
  ASKED_WAIT_MS,
  type ChannelHarness,
  type MenuChannelHarness,
  openTelegram,
  openZaloBot,
  openZaloOa,
} from "./channel-harness.ts"

/** For every platform an event that lacks what it promises. */
const LACKING_EVERYTHING =
  '{"update_id":"1","event_name":"user_send_text","result":{"event_name":"message.text.received"}}'

describe.each([
  ["telegram", openTelegram],
  ["zalo-oa", openZaloOa],
  ["zalo-bot", openZaloBot],
] as const)("channel contract: %s", (name, open) => {
  let harness: ChannelHarness
  beforeAll(async () => {
    harness = await open()
  })
  afterAll(() => harness.stop())

  const sending = async (text = "Lệ phí: không") => {
    try {
      return await harness.channel.send(harness.reader, makePart(text))
    } catch (error) {
      return error
    }
  }

  describe("receiving", () => {
    it("reads what a citizen wrote, from whom and when", () => {
      const [message, ...more] = harness.channel.receive(harness.text("Làm căn cước cần giấy tờ gì?"))

      expect(more).toEqual([])
      expect(message).toMatchObject({
        channel: name,
        conversationId: harness.reader,
        content: { kind: "text", text: "Làm căn cước cần giấy tờ gì?" },
      })
      expect(message?.sentAt.toISOString()).toMatch(/^2026-11-/)
    })

    it("does not believe a request with a wrong proof", () => {
      expect(() => harness.channel.receive(harness.withWrongProof(harness.text("chào")))).toThrow(UnauthorizedError)
    })

    it("does not believe a request without a proof", () => {
      expect(() => harness.channel.receive(harness.withoutProof(harness.text("chào")))).toThrow(UnauthorizedError)
    })

    it("does not believe a proof that arrives twice", () => {
      const request = harness.text("chào")
      const doubled = Object.entries(request.headers).map(([key, value]) => [key, [value ?? "", value ?? ""].flat()])

      expect(() => harness.channel.receive({ ...request, headers: Object.fromEntries(doubled) })).toThrow(
        UnauthorizedError,
      )
    })

    it("gives a redelivered message the same id", () => {
      const request = harness.text("chào")

      const ids = [1, 2].map(() => harness.channel.receive(request)[0]?.messageId)

      expect(ids[0]).toBeTruthy()
      expect(ids[0]).toBe(ids[1])
    })

    it("hands on in one spelling what a phone sent as letters and marks apart", () => {
      const [message] = harness.channel.receive(harness.text("lệ phí đăng ký".normalize("NFD")))

      expect(message?.content).toEqual({ kind: "text", text: "lệ phí đăng ký".normalize("NFC") })
    })

    it("repairs half an emoji and drops NUL, which the database cannot store", () => {
      const [message] = harness.channel.receive(harness.text("a\ud83db\u0000c"))

      expect(message?.content).toEqual({ kind: "text", text: "a\ufffdbc" })
    })

    it("tells a picture from words", () => {
      expect(harness.channel.receive(harness.picture())).toMatchObject([
        { content: { kind: "attachment", attachment: "image" } },
      ])
    })

    it("stays silent about events that need no answer", () => {
      expect(harness.channel.receive(harness.irrelevant())).toEqual([])
    })

    it.each(["", "{", LACKING_EVERYTHING])("says that a proven body is malformed instead of guessing: %j", (body) => {
      expect(() => harness.channel.receive(harness.proven(toBytes(body)))).toThrow(InvalidInputError)
    })

    it("says that a proven body is malformed when it is not UTF-8", () => {
      expect(() => harness.channel.receive(harness.proven(Uint8Array.of(0x7b, 0xff, 0x7d)))).toThrow(InvalidInputError)
    })

    it("never fails otherwise than by refusing, whatever bytes arrive", () => {
      const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(toBytes))
      fc.assert(
        fc.property(bytes, fc.constantFrom("proven", "withoutProof", "withWrongProof"), (body, proof) => {
          const request = harness.proven(body)
          try {
            harness.channel.receive(proof === "proven" ? request : harness[proof as "withoutProof"](request))
          } catch (error) {
            expect(error).toSatisfy((e) => e instanceof UnauthorizedError || e instanceof InvalidInputError)
          }
        }),
      )
    })
  })

  describe("sending", () => {
    it("delivers the text as it is and returns the platform's id of it", async () => {
      const receipt = await harness.channel.send(harness.reader, makePart("Lệ phí: không\n1 Nộp ở đâu", FOLLOW_UPS))

      expect(harness.sentTexts().at(-1)).toBe("Lệ phí: không\n1 Nộp ở đâu")
      expect(receipt.platformMessageId).toBeTruthy()
    })

    it("stays within the platform's limits with an answer far too long", async () => {
      const lines = Array.from({ length: 300 }, (_, index) => `Giấy tờ thứ ${index}, theo mẫu ban hành kèm thông tư`)
      const answer = makeAnswer({ sections: [{ heading: "Cần nộp:", style: "numbered", lines }], options: FOLLOW_UPS })
      const parts = renderAnswer(answer, harness.channel.capabilities)

      for (const part of parts) await harness.channel.send(harness.reader, part)

      expect(harness.sentTexts().slice(-parts.length)).toEqual(parts.map((part) => part.text))
    })

    it("treats a refusal as final for that message", async () => {
      const refused = harness.channel.send(harness.stranger, makePart("Lệ phí: không"))

      await expect(refused).rejects.toMatchObject({ code: "channel-rejected", retryable: false })
    })

    it("does not send to a conversation of another channel", async () => {
      await expect(harness.channel.send("web:1", makePart("chào"))).rejects.toMatchObject({ code: "channel-rejected" })
    })

    it("passes on how long the platform asks us to wait", async () => {
      harness.slowDown()

      expect(await sending()).toMatchObject({
        code: "channel-rate-limited",
        retryable: true,
        retryAfterMs: ASKED_WAIT_MS[name],
      })
    })

    it.each(["before", "after"] as const)(
      "reports a connection lost %s the message was taken as unreachable",
      async (when) => {
        const before = harness.sentTexts().length
        harness.crash(when)

        expect(await sending()).toMatchObject({ code: "channel-unreachable", retryable: true })
        expect(harness.sentTexts().length - before).toBe(when === "after" ? 1 : 0)
      },
    )

    it("does not wait for ever for an answer", async () => {
      harness.hang()

      expect(await sending()).toMatchObject({ code: "channel-unreachable" })
    })

    it("takes an error page for what it is", async () => {
      harness.answerNonsense()

      expect(await sending()).toMatchObject({ code: "channel-unreachable" })
    })

    it("calls for the operator when access was withdrawn", async () => {
      harness.withdrawAccess()

      expect(await sending()).toMatchObject({ code: "channel-reauthorize", retryable: true })
    })

    it("tries each message once; trying again is the outbox's work", async () => {
      harness.slowDown()
      await sending("một lần")

      expect(harness.sentTexts()).not.toContain("một lần")
      expect(await sending("một lần")).toMatchObject({ platformMessageId: expect.any(String) })
    })

    it("keeps the citizen's words and every secret out of its errors", async () => {
      harness.crash("before")
      const error = await sending("chuyện riêng của bà Lan")

      expect(error).toBeInstanceOf(ChannelError)
      expect(describeAll(error)).not.toMatch(/chuyện riêng|fake-token|access-\d|refresh-\d|secret/)
    })
  })
})

describe.each([
  ["telegram", openTelegram],
  ["zalo-oa", openZaloOa],
] as const)("contract of a channel with openings and buttons: %s", (_name, open) => {
  let harness: MenuChannelHarness
  beforeAll(async () => {
    harness = await open()
  })
  afterAll(() => harness.stop())

  it("notices that a conversation was opened", () => {
    expect(harness.channel.receive(harness.opened())).toMatchObject([{ content: { kind: "started" } }])
  })

  it("recognises a press on one of our buttons", () => {
    expect(harness.channel.receive(harness.pressed("tt:1.004222:fee"))).toMatchObject([
      { content: { kind: "option", optionId: "tt:1.004222:fee" } },
    ])
  })
})

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Everything a logger could print of an error. */
function describeAll(error: unknown): string {
  if (!(error instanceof AppError)) return String(error)
  return `${error.stack} ${JSON.stringify(error)} ${String(error.cause)} ${JSON.stringify(error.cause)}`
}
