import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseEvent, timestampText } from "../../../src/channels/zalo-oa/parse.ts"
import { InvalidInputError } from "../../../src/domain/errors.ts"
import { citizenEvent } from "../../doubles/zalo-webhook.ts"

const TIME = "1795400000123"
const contentOf = (name: string, message: Record<string, unknown>) =>
  parseEvent(citizenEvent(name, { msg_id: "aa11bb22cc33", ...message }, TIME))[0]?.content

describe("a Zalo event", () => {
  it("becomes a message of its citizen", () => {
    const event = citizenEvent("user_send_text", { text: "Làm căn cước cần giấy tờ gì?", msg_id: "aa11bb22cc33" }, TIME)

    expect(parseEvent(event)).toEqual([
      {
        channel: "zalo-oa",
        conversationId: "zalo-oa:2000000000000000002",
        messageId: "user_send_text:aa11bb22cc33",
        content: { kind: "text", text: "Làm căn cước cần giấy tờ gì?" },
        sentAt: new Date(1_795_400_000_123),
      },
    ])
  })

  it("may write its time as a number", () => {
    const event = citizenEvent("user_send_text", { text: "chào", msg_id: "1" }, 1_795_400_000_123)

    expect(parseEvent(event)[0]?.sentAt).toEqual(new Date(1_795_400_000_123))
    expect(timestampText(event)).toBe(TIME)
  })

  it.each([
    ["message_id", { message_id: "dd44" }, "user_send_text:dd44"],
    ["no id at all", {}, `user_send_text:2000000000000000002:${TIME}`],
  ])("with %s still has one id that redelivery keeps", (_what, ids, messageId) => {
    expect(parseEvent(citizenEvent("user_send_text", { text: "chào", ...ids }, TIME))[0]?.messageId).toBe(messageId)
  })

  it.each([
    ["#tt:1.004222", { kind: "option", optionId: "tt:1.004222" }],
    ["#tt:1.004222:fee", { kind: "option", optionId: "tt:1.004222:fee" }],
    [" #staff ", { kind: "option", optionId: "staff" }],
    ["#case:1.004222:who:child", { kind: "option", optionId: "case:1.004222:who:child" }],
    ["#cccd", { kind: "text", text: "#cccd" }],
    ["#tt:1.004222:không-có", { kind: "text", text: "#tt:1.004222:không-có" }],
    ["tt:1.004222", { kind: "text", text: "tt:1.004222" }],
    ["##staff", { kind: "text", text: "##staff" }],
  ])("with the text of a menu entry is a press, other text is text: %s", (text, content) => {
    expect(contentOf("user_send_text", { text })).toEqual(content)
  })

  const attached = (type: string, payload: Record<string, unknown>) => ({ attachments: [{ type, payload }] })
  it.each([
    [
      "user_send_image",
      attached("image", { url: "https://cdn.example/a.jpg", thumbnail: "https://cdn.example/t" }),
      "image",
    ],
    ["user_send_image", attached("photo", { url: "https://cdn.example/a.jpg" }), "image"],
    ["user_send_gif", attached("gif", { url: "https://cdn.example/a.gif" }), "image"],
    ["user_send_sticker", attached("sticker", { id: "4567", url: "https://cdn.example/s" }), "sticker"],
    ["user_send_audio", attached("audio", { url: "https://cdn.example/a.amr" }), "voice"],
    ["user_send_video", attached("video", { url: "https://cdn.example/a.mp4" }), "video"],
    ["user_send_file", attached("file", { name: "to-khai.pdf", size: "24165", type: "pdf" }), "file"],
    ["user_send_link", { text: "https://example.vn", ...attached("link", { url: "https://example.vn" }) }, "other"],
    ["user_send_business_card", attached("link", { description: '{"phone":"…"}' }), "other"],
  ])("%s says what was attached", (name, message, attachment) => {
    expect(contentOf(name, message)).toEqual({ kind: "attachment", attachment })
  })

  it("about a place stays a place, though Zalo writes its name as text", () => {
    const place = attached("location", { coordinates: { latitude: "10.7769", longitude: "106.7009" } })

    expect(contentOf("user_send_location", { text: "Chợ xã", ...place })).toEqual({
      kind: "attachment",
      attachment: "location",
    })
  })

  it("with a picture and words under it is read as the words", () => {
    const picture = attached("image", { url: "https://cdn.example/a.jpg" })

    expect(contentOf("user_send_image", { text: "giấy này nộp ở đâu", ...picture })).toEqual({
      kind: "text",
      text: "giấy này nộp ở đâu",
    })
  })

  it.each([
    [
      { event_name: "follow", oa_id: "4", follower: { id: "200" }, source: "oa_profile", timestamp: TIME },
      "follow:200",
    ],
    [{ event_name: "user_click_chatnow", oa_id: "4", user_id: "200", timestamp: TIME }, "user_click_chatnow:200"],
  ])("opens the conversation: %j", (event, id) => {
    expect(parseEvent(event)).toMatchObject([
      { conversationId: "zalo-oa:200", messageId: `${id}:${TIME}`, content: { kind: "started" } },
    ])
  })

  it.each([
    "oa_send_text",
    "oa_send_image",
    "oa_send_list",
    "oa_send_template",
    "oa_send_anonymous_text",
    "user_received_message",
    "user_seen_message",
    "user_reacted_message",
    "oa_reacted_message",
    "anonymous_send_text",
    "anonymous_send_image",
    "anonymous_send_file",
    "anonymous_send_sticker",
    "user_send_group_text",
    "user_send_group_image",
    "oa_send_group_text",
    "create_group",
    "user_join_group",
    "unfollow",
    "user_submit_info",
    "user_withdraw",
    "update_user_info",
    "add_user_to_tag",
    "user_call",
    "change_oa_daily_quota",
    "something_new",
    "__proto__",
    "constructor",
    "toString",
  ])("gives nothing for %s", (name) => {
    expect(parseEvent(citizenEvent(name, { text: "chào", msg_id: "1" }, TIME))).toEqual([])
    expect(parseEvent({ event_name: name })).toEqual([])
  })

  it.each([
    [{ event_name: "user_send_text" }],
    [{ event_name: "follow", timestamp: TIME }],
    [{ event_name: "user_click_chatnow", timestamp: TIME, user_id: "" }],
    [{ ...citizenEvent("user_send_text", { text: "x" }, TIME), sender: { id: 2_000_000_000 } }],
    [citizenEvent("user_send_text", { text: 5 }, TIME)],
    [citizenEvent("user_send_text", { text: "x" }, "hôm nay")],
    [citizenEvent("user_send_text", { text: "x" }, -5)],
  ])("is refused when it lacks what the documents promise: %j", (event) => {
    expect(() => parseEvent(event)).toThrow(InvalidInputError)
  })

  it("of any shape is read or refused, never worse", () => {
    const name = fc.constantFrom("user_send_text", "user_send_image", "follow", "user_click_chatnow")
    const id = fc.oneof(fc.string(), fc.integer(), fc.constant(null))
    const event = fc.record(
      {
        event_name: name,
        sender: fc.record({ id }),
        follower: fc.record({ id }),
        user_id: id,
        message: fc.record(
          { msg_id: id, text: fc.oneof(fc.string({ unit: "binary" }), fc.anything()) },
          { requiredKeys: [] },
        ),
        timestamp: fc.oneof(fc.integer(), fc.double(), fc.stringMatching(/^\d{0,20}$/)),
      },
      { requiredKeys: ["event_name"] },
    )
    fc.assert(
      fc.property(fc.oneof(event, fc.anything()), (value) => {
        try {
          for (const { sentAt } of parseEvent(value)) expect(sentAt.getTime()).not.toBeNaN()
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError)
        }
      }),
    )
  })
})
