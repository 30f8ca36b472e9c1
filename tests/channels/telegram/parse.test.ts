import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { callbackQueryId, parseUpdate } from "../../../src/channels/telegram/parse.ts"
import { InvalidInputError } from "../../../src/domain/errors.ts"

const NOW = new Date("2026-11-23T08:00:00Z")

const base = {
  message_id: 5,
  date: 1_795_400_000,
  from: { id: 11112222, is_bot: false, first_name: "Lan", language_code: "vi" },
  chat: { id: 11112222, type: "private", first_name: "Lan" },
}
const withMessage = (fields: Record<string, unknown>) => ({ update_id: 700000001, message: { ...base, ...fields } })
const contentOf = (fields: Record<string, unknown>) => parseUpdate(withMessage(fields), NOW)[0]?.content

describe("a Telegram update", () => {
  it("becomes a message of its chat, with the update's number as its id", () => {
    expect(parseUpdate(withMessage({ text: "lệ phí" }), NOW)).toEqual([
      {
        channel: "telegram",
        conversationId: "telegram:11112222",
        messageId: "update:700000001",
        content: { kind: "text", text: "lệ phí" },
        sentAt: new Date(1_795_400_000_000),
      },
    ])
  })

  it.each([
    ["/start", { kind: "started" }],
    ["/start@motcua_bot", { kind: "started" }],
    ["/start p_1-004222", { kind: "option", optionId: "tt:1.004222" }],
    ["/start p_1_004222", { kind: "option", optionId: "tt:1.004222" }],
    ["/start p_x-004222", { kind: "started" }],
    ["/start quangcao", { kind: "started" }],
    ["/started", { kind: "text", text: "/started" }],
    ["/start là gì vậy", { kind: "text", text: "/start là gì vậy" }],
    ["/help", { kind: "text", text: "/help" }],
  ])("is read for what it asks: %s", (text, content) => {
    expect(contentOf({ text })).toEqual(content)
  })

  it.each([
    [{ photo: [{ file_id: "f", width: 90, height: 90 }] }, "image"],
    [{ animation: { file_id: "f" }, document: { file_id: "f" } }, "image"],
    [{ sticker: { file_id: "f", emoji: "👍" } }, "sticker"],
    [{ voice: { file_id: "f", duration: 3 } }, "voice"],
    [{ audio: { file_id: "f", duration: 3 } }, "voice"],
    [{ video: { file_id: "f" } }, "video"],
    [{ video_note: { file_id: "f" } }, "video"],
    [{ document: { file_id: "f", file_name: "to-khai.pdf" } }, "file"],
    [{ location: { latitude: 19.9, longitude: 105.5 } }, "location"],
    [{ contact: { phone_number: "…", first_name: "Lan" } }, "other"],
  ])("with something attached says what it is: %j", (fields, attachment) => {
    expect(contentOf(fields)).toEqual({ kind: "attachment", attachment })
  })

  it("with a picture and words under it is read as the words", () => {
    expect(contentOf({ photo: [], caption: "giấy này nộp ở đâu" })).toEqual({
      kind: "text",
      text: "giấy này nộp ở đâu",
    })
  })

  it("about a pressed button carries the option, the press's own id, and the time it came in", () => {
    const pressed = { id: "4382bfdwdsb323b2d9", from: base.from, message: base, data: "tt:1.004222:fee" }

    expect(parseUpdate({ update_id: 700000002, callback_query: pressed }, NOW)).toEqual([
      {
        channel: "telegram",
        conversationId: "telegram:11112222",
        messageId: "callback:4382bfdwdsb323b2d9",
        content: { kind: "option", optionId: "tt:1.004222:fee" },
        sentAt: NOW,
      },
    ])
  })

  it.each([
    ["an edited message", { edited_message: { ...base, text: "sửa" } }],
    ["a message of a group", { message: { ...base, chat: { id: -100123, type: "supergroup" }, text: "chào" } }],
    [
      "a press in a group",
      { callback_query: { id: "1", data: "staff", message: { chat: { id: -1, type: "group" } } } },
    ],
    ["a press under an inline message", { callback_query: { id: "1", data: "staff", inline_message_id: "x" } }],
    ["a press without data", { callback_query: { id: "1", message: base } }],
    ["a block by the citizen", { my_chat_member: { chat: base.chat } }],
    ["a service message", { message: { ...base, pinned_message: {} } }],
    ["an empty message", { message: { ...base, text: "  " } }],
    ["a kind of update not known yet", { something_new: {} }],
  ])("gives nothing for %s", (_what, content) => {
    expect(parseUpdate({ update_id: 1, ...content }, NOW)).toEqual([])
  })

  it.each([
    [null],
    [{}],
    [[]],
    [{ update_id: "1" }],
    [{ update_id: 1, message: { chat: 1 } }],
    [withMessage({ date: -1 })],
  ])("is refused when it has another shape: %j", (update) => {
    expect(() => parseUpdate(update, NOW)).toThrow(InvalidInputError)
  })

  it("of any shape is read or refused, never worse", () => {
    const scalar = fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.constantFrom(null, "private", "/start", {}))
    const message = fc.record(
      { date: fc.integer(), chat: fc.constant(base.chat), text: scalar, photo: scalar },
      { requiredKeys: [] },
    )
    const update = fc.record(
      { update_id: fc.oneof(fc.integer(), scalar), message, callback_query: scalar },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(update, fc.anything()), (value) => {
        try {
          for (const { sentAt } of parseUpdate(value, NOW)) expect(sentAt.getTime()).not.toBeNaN()
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError)
        }
      }),
    )
  })
})

it("names the press to acknowledge, and none for other updates", () => {
  expect(
    callbackQueryId({ update_id: 1, callback_query: { id: "q1", message: { chat: { id: -1, type: "group" } } } }),
  ).toBe("q1")
  expect(callbackQueryId(withMessage({ text: "chào" }))).toBeNull()
  expect(callbackQueryId("?")).toBeNull()
})
