import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { chatOf, conversationOf } from "../../../src/channels/zalo-bot/conversation.ts"
import { ChannelError } from "../../../src/domain/errors.ts"

const id = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).map((text) => text.toWellFormed())

describe("a conversation with a Zalo bot", () => {
  it("leads back to its chat, whatever characters the ids hold", () => {
    fc.assert(
      fc.property(id, fc.option(id), (chat, person) => {
        expect(chatOf(conversationOf(chat, person))).toBe(chat)
      }),
    )
  })

  it("is never mistaken for another one", () => {
    fc.assert(
      fc.property(id, fc.option(id), id, fc.option(id), (chat, person, otherChat, otherPerson) => {
        fc.pre(chat !== otherChat || person !== otherPerson)

        expect(conversationOf(chat, person)).not.toBe(conversationOf(otherChat, otherPerson))
      }),
    )
  })

  it.each(["web:1", "zalo-oa:1", "zalo-bot:"] as const)("is not %s", (conversationId) => {
    expect(() => chatOf(conversationId)).toThrow(ChannelError)
  })
})
