import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseEvent } from "../../../src/channels/zalo-bot/parse.ts"
import { InvalidInputError } from "../../../src/domain/errors.ts"
import { botEvent, ZALO_BOT_TIME } from "../../doubles/zalo-bot-webhook.ts"

const NOW = new Date("2026-11-23T08:00:00Z")
const NAMES = ["bot.xuanhoa", "Bot Hỏi đáp Xuân Hòa"]

const read = (event: unknown) => parseEvent(event, NOW, NAMES)
const contentOf = (event: unknown) => read(event)[0]?.content
const asked = (text: string) => botEvent("text", { text })
const inGroup = (text: string, person?: string) =>
  botEvent("text", { text }, { chat: "GROUP", ...(person !== undefined && { person }) })

describe("an event of a Zalo bot", () => {
  it.each([
    ["bare, as in real traffic", asked("lệ phí")],
    ["wrapped, as documented", { ok: true, result: asked("lệ phí") }],
  ])("becomes a message of its chat: %s", (_how, event) => {
    expect(read(event)).toEqual([
      {
        channel: "zalo-bot",
        conversationId: "zalo-bot:u-1111aaaa",
        messageId: "u-1111aaaa:m-in-1",
        content: { kind: "text", text: "lệ phí" },
        sentAt: new Date(ZALO_BOT_TIME),
      },
    ])
  })

  it.each([
    ["milliseconds", ZALO_BOT_TIME, ZALO_BOT_TIME],
    ["milliseconds as text", String(ZALO_BOT_TIME), ZALO_BOT_TIME],
    ["seconds", 1_795_400_000, 1_795_400_000_000],
    ["nothing", undefined, NOW.getTime()],
    ["nonsense", "hôm qua", NOW.getTime()],
    ["a time no date can name", Number.MAX_SAFE_INTEGER, NOW.getTime()],
  ])("may give its time in %s", (_unit, date, expected) => {
    expect(read(botEvent("text", { text: "chào", date }))[0]?.sentAt.getTime()).toBe(expected)
  })

  it.each([
    ["image", { photo_url: "https://cdn.example/x.jpg" }, "image"],
    ["image", { photo: "https://cdn.example/x.jpg", caption: " " }, "image"],
    ["sticker", { sticker: "s1", url: "https://cdn.example/s.png" }, "sticker"],
    ["voice", { voice_url: "https://cdn.example/v.aac" }, "voice"],
    ["link", { url: "https://example.org", title: "Trang" }, "other"],
    ["location", {}, "location"],
    ["unsupported", {}, "other"],
  ])("that brings no words says what it brings: %s %j", (kind, fields, attachment) => {
    expect(contentOf(botEvent(kind, fields))).toEqual({ kind: "attachment", attachment })
  })

  it.each([
    ["under a picture", botEvent("image", { photo_url: "https://cdn.example/x", caption: "giấy này nộp ở đâu" })],
    ["around a link", botEvent("link", { text: "giấy này nộp ở đâu", url: "https://example.org" })],
  ])("is read as the words %s", (_where, event) => {
    expect(contentOf(event)).toEqual({ kind: "text", text: "giấy này nộp ở đâu" })
  })

  it("may carry numbers as ids", () => {
    const [message] = read(botEvent("text", { text: "chào", chat: { id: 42, chat_type: "PRIVATE" }, message_id: 7 }))

    expect(message).toMatchObject({ conversationId: "zalo-bot:42", messageId: "42:7" })
  })

  it("may say nothing about the kind of chat, which is then a private one", () => {
    expect(read(botEvent("text", { text: "chào", chat: { id: "u1" } }))).toHaveLength(1)
  })

  it.each([
    ["a kind of event not known yet", botEvent("reaction")],
    ["a kind of event without a message", { event_name: "bot.something.new" }],
    ["an event named like a property of every object", { event_name: "toString" }],
    ["what another bot says", botEvent("text", { text: "chào", from: { id: "b2", is_bot: true } })],
    ["a kind of chat not known yet", botEvent("text", { text: "chào", chat: { id: "c1", chat_type: "CHANNEL" } })],
    ["something unsupported without a message", { event_name: "message.unsupported.received" }],
    ["something unsupported without a chat", { event_name: "message.unsupported.received", message: { date: 1 } }],
    [
      "something unsupported that cannot be told from its repeat",
      botEvent("unsupported", { message_id: undefined, date: null }),
    ],
  ])("gives nothing for %s", (_what, event) => {
    expect(read(event)).toEqual([])
  })

  it("of something unsupported without an id is known by its time", () => {
    expect(read(botEvent("unsupported", { message_id: undefined }))[0]?.messageId).toBe(`u-1111aaaa:${ZALO_BOT_TIME}`)
  })

  it.each([
    [null],
    [[]],
    [{}],
    [{ event_name: 1 }],
    [{ ok: true, result: {} }],
    [{ event_name: "message.text.received" }],
    [{ event_name: "message.text.received", message: { chat: { id: "u1" }, text: "chào" } }],
    [botEvent("text", { text: "chào", chat: {} })],
    [botEvent("text", { text: "chào", chat: { id: "" } })],
    [botEvent("text", { text: "chào", chat: { id: 2 ** 60 } })],
    [botEvent("text", { text: 1 })],
  ])("is refused when it lacks what it must have: %j", (event) => {
    expect(() => read(event)).toThrow(InvalidInputError)
  })

  it("of any shape is read or refused, never worse", () => {
    const scalar = fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.constantFrom(null, "GROUP", {}))
    const message = fc.record(
      {
        chat: fc.record({ id: scalar, chat_type: scalar }),
        from: scalar,
        message_id: scalar,
        date: scalar,
        text: scalar,
      },
      { requiredKeys: [] },
    )
    const name = fc.constantFrom("message.text.received", "message.unsupported.received", "message.image.received")
    const event = fc.record({ event_name: name, message })
    fc.assert(
      fc.property(
        fc.oneof(
          event,
          event.map((result) => ({ result })),
          fc.anything(),
        ),
        (value) => {
          try {
            for (const { sentAt } of read(value)) expect(sentAt.getTime()).not.toBeNaN()
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidInputError)
          }
        },
      ),
    )
  })
})

describe("a group", () => {
  it.each([
    ["@Bot Hỏi đáp Xuân Hòa lệ phí khai sinh", "lệ phí khai sinh"],
    ["@Bot Hỏi đáp Xuân Hòa".normalize("NFD"), ""],
    ["@Bot Hỏi đáp Xuân Hòa 1", "1"],
    ["lệ phí khai sinh @Bot Hỏi đáp Xuân Hòa", "lệ phí khai sinh"],
    ["@bot.xuanhoa lệ phí khai sinh", "lệ phí khai sinh"],
    ["@BotKhác lệ phí khai sinh", "lệ phí khai sinh"],
    ["1", "1"],
  ])("is answered, the mention taken out of the words: %s", (text, rest) => {
    expect(contentOf(inGroup(text))).toEqual({ kind: "text", text: rest })
  })

  it("whose bot is not known by name yet loses the first word of the mention", () => {
    const [message] = parseEvent(inGroup("@Bot lệ phí khai sinh"), NOW, [])

    expect(message?.content).toEqual({ kind: "text", text: "lệ phí khai sinh" })
  })

  it("has one conversation per person, so that a number chooses from what that person was answered", () => {
    const conversations = ["u-lan", "u-tu"].map((person) => read(inGroup("@bot.xuanhoa 2", person))[0]?.conversationId)

    expect(conversations).toEqual(["zalo-bot:g-2222.bbbb/u-lan", "zalo-bot:g-2222.bbbb/u-tu"])
  })

  it("has one conversation for all whose writer is not said", () => {
    const event = botEvent("text", { text: "chào", from: undefined }, { chat: "GROUP" })

    expect(read(event)[0]?.conversationId).toBe("zalo-bot:g-2222.bbbb")
  })

  it.each(["image", "sticker", "voice", "unsupported"])("is not disturbed about a %s without words", (kind) => {
    expect(read(botEvent(kind, {}, { chat: "GROUP" }))).toEqual([])
  })
})

describe("a private chat", () => {
  it("keeps every word as it was written", () => {
    expect(contentOf(asked("@Bot là gì"))).toEqual({ kind: "text", text: "@Bot là gì" })
  })
})
