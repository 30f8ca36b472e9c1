import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ReplayServer, START_TIMEOUT_MS, startReplayServer } from "./replay-server.ts"

interface Reply {
  text: string
  status: string
  options: { id: string; label: string; number: number }[]
  citations: { code: string }[]
}

let server: ReplayServer

beforeAll(async () => {
  // The web chat answers at once, however long other channels wait for more.
  server = await startReplayServer({ burstWindowMs: 10_000 })
}, START_TIMEOUT_MS)
afterAll(() => server?.stop())

let conversations = 0
/** A browser that has never asked before. */
const newConversation = () => {
  conversations += 1
  return `conversation-${conversations}`
}

async function ask(message: { conversationId: string; text: string; messageId?: string; optionId?: string }) {
  const response = await fetch(`${server.address}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
  })
  const body = (await response.json()) as { conversationId: string; replies: Reply[]; code?: string }
  return { status: response.status, ...body }
}

describe("the web chat", () => {
  it("gives the same replies to the same message, and answers it once", async () => {
    const message = { conversationId: newConversation(), messageId: "message-1", text: "làm giấy khai sinh cần gì" }
    const turns = server.turns()

    const [first, atOnce] = await Promise.all([ask(message), ask(message)])
    const later = await ask(message)

    expect(first.status).toBe(200)
    expect(first.replies.map(({ citations }) => citations[0]?.code)).toEqual(["1.001193"])
    expect(atOnce).toEqual(first)
    expect(later).toEqual(first)
    expect(server.turns()).toBe(turns + 1)
  })

  it("brings a page that listens the same replies, and after the last turn it heard of only what is new", async () => {
    const conversationId = "conversation-that-nobody-guesses"
    const events = `${server.address}/api/conversations/${conversationId}/events`
    const leave = new AbortController()
    const hear = async (headers: Record<string, string>) => {
      const response = await fetch(events, { headers, signal: leave.signal })
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ""
      while (!text.includes("}\n\n")) text += (await reader?.read())?.value ?? "}\n\n"
      const { id, data } = /id: (?<id>\d+)\ndata: (?<data>.+)\n\n$/.exec(text)?.groups ?? {}
      return { id: id ?? "", event: JSON.parse(data ?? "null") }
    }

    const early = hear({})
    const first = await ask({ conversationId, messageId: "message-1", text: "làm giấy khai sinh cần gì" })
    const heard = await early
    const second = await ask({ conversationId, messageId: "message-2", text: "bao lâu có" })
    const resumed = await hear({ "last-event-id": heard.id })
    leave.abort()

    expect(heard.event).toEqual({ messageIds: ["message-1"], replies: first.replies })
    expect(resumed.event).toEqual({ messageIds: ["message-2"], replies: second.replies })
  })

  it("remembers the procedure for a follow-up, and for an option chosen by number or by button", async () => {
    const conversationId = newConversation()

    const first = await ask({ conversationId, text: "đăng ký kết hôn" })
    const followUp = await ask({ conversationId, text: "bao lâu có" })
    const byNumber = await ask({ conversationId, text: "1" })
    const [option] = followUp.replies.at(-1)?.options ?? []
    const byButton = await ask({ conversationId, text: option?.label ?? "", optionId: option?.id ?? "" })

    const codes = [first, followUp, byNumber, byButton].map(({ replies }) => replies[0]?.citations[0]?.code)
    expect(codes).toEqual(["1.000894", "1.000894", "1.000894", "1.000894"])
    expect(followUp.replies[0]?.text).toContain("Bao lâu có kết quả")
    expect(byButton.replies).toEqual(byNumber.replies)
  })

  it("answers a question typed with letters and marks apart like the same question typed together", async () => {
    const question = "Đăng ký thường trú cần giấy tờ gì?"

    const together = await ask({ conversationId: newConversation(), text: question.normalize("NFC") })
    const apart = await ask({ conversationId: newConversation(), text: question.normalize("NFD") })

    expect(together.replies[0]?.citations[0]?.code).toBe("1.004222")
    expect(apart.replies).toEqual(together.replies)
  })

  it.each([
    ["4,001 characters", "khai sinh ".repeat(401).slice(0, 4001), "refused", "Tin nhắn dài quá"],
    ["nothing but punctuation", "?!… ...", "smalltalk", "chưa có chữ nào"],
    ["nothing but emoji", "🙏👶🏻❤️", "smalltalk", "chưa có chữ nào"],
  ])("asks to write differently when it gets %s", async (_what, text, status, said) => {
    const { replies } = await ask({ conversationId: newConversation(), text })

    expect(replies).toHaveLength(1)
    expect(replies[0]).toMatchObject({ status, text: expect.stringContaining(said) })
  })

  it("still reads 4,000 characters", async () => {
    const text = `làm giấy khai sinh ${"ạ ".repeat(2000)}`.slice(0, 4000)

    const { replies } = await ask({ conversationId: newConversation(), text })

    expect(replies[0]?.citations[0]?.code).toBe("1.001193")
  })

  it.each([
    ["no text and no option", { text: "  " }],
    ["an id of a conversation that is none", { conversationId: "../x", text: "lệ phí" }],
    ["an option id with letters that no option has", { text: "", optionId: "lệ phí" }],
  ])("refuses %s and stores nothing", async (_what, fault) => {
    const stored = server.storedMessages()

    const response = await ask({ conversationId: newConversation(), ...fault })

    expect(response.status).toBe(400)
    expect(response.code).toBe("input-invalid")
    expect(server.storedMessages()).toBe(stored)
  })

  it("lets nobody fetch the replies of another conversation by its message id", async () => {
    const message = { messageId: "message-2", text: "làm giấy khai sinh cần gì" }
    await ask({ conversationId: newConversation(), ...message })

    const other = await ask({ conversationId: newConversation(), ...message, text: "đăng ký kết hôn" })

    expect(other.replies[0]?.citations[0]?.code).toBe("1.000894")
  })
})
