import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { InboundContent } from "../../src/domain/message.ts"
import { createAccept } from "../../src/queue/accept.ts"
import { message, present } from "../contracts/conversation-samples.ts"
import { clock, createDesk, type Desk } from "./desk.ts"

describe("taking a message in", () => {
  let desk: Desk
  let accept: ReturnType<typeof createAccept>

  beforeEach(async () => {
    desk = await createDesk()
    const maskIdentity = (text: string) => text.replace(/\d{12}/g, "[số giấy tờ]")
    accept = createAccept({ store: desk.store, wake: desk.wake, clock, burstWindowMs: 0, maskIdentity })
  })
  afterEach(() => desk.close())

  async function stored(content: InboundContent): Promise<InboundContent> {
    await accept([{ ...message("zalo-oa:1", "a"), content }])
    return present(present(await desk.store.leaseTurn(clock.now(), 1_000)).messages[0]).content
  }

  it("masks identity numbers before anything is stored", async () => {
    const content = await stored({ kind: "text", text: "căn cước 001099012345 của tôi" })

    expect(content).toEqual({ kind: "text", text: "căn cước [số giấy tờ] của tôi" })
  })

  it("writes Vietnamese letters in one form, however the phone typed them", async () => {
    const content = await stored({ kind: "text", text: "lệ phí".normalize("NFD") })

    expect(content).toEqual({ kind: "text", text: "lệ phí".normalize("NFC") })
  })

  it("keeps 4,000 characters whole", async () => {
    const text = "ệ".repeat(4_000)

    expect(await stored({ kind: "text", text })).toEqual({ kind: "text", text })
  })

  it("keeps one character too many of a text that is too long, and cuts no character in two", async () => {
    const content = await stored({ kind: "text", text: "📄".repeat(9_000) })

    expect(content).toEqual({ kind: "text", text: "📄".repeat(4_001) })
  })

  it("leaves no half of an identity number at the cut", async () => {
    const content = await stored({ kind: "text", text: `${"a".repeat(3_995)}001099012345` })

    expect(content).toEqual({ kind: "text", text: `${"a".repeat(3_995)}[số gi` })
  })

  it("does not even mask what nobody will read of a very long text, and leaves no half of a number there", async () => {
    const masked: number[] = []
    const maskIdentity = (text: string) => {
      masked.push(text.length)
      return text.replace(/\d{12}/g, "").replaceAll("a", "")
    }
    accept = createAccept({ store: desk.store, wake: desk.wake, clock, burstWindowMs: 0, maskIdentity })

    const content = await stored({
      kind: "text",
      text: `${"a".repeat(5_000)}${"b".repeat(2_995)}${"001099012345".repeat(5_000)}`,
    })

    expect(masked).toEqual([8_000])
    expect(content).toEqual({ kind: "text", text: "b".repeat(2_900) })
  })

  it.each<InboundContent>([
    { kind: "option", optionId: "tt:1.001193:fee" },
    { kind: "attachment", attachment: "voice" },
    { kind: "started" },
  ])("stores what is no text as it is: $kind", async (content) => {
    expect(await stored(content)).toEqual(content)
  })

  it("wakes the worker for something new, and not for a repeat", async () => {
    const counts = [desk.wake.count()]
    for (const id of ["a", "a", "b"]) {
      await accept([message("zalo-oa:1", id)])
      counts.push(desk.wake.count())
    }

    expect(counts).toEqual([0, 1, 1, 2])
  })

  it("wakes nobody for a burst that lasts longer than anybody sleeps", async () => {
    accept = createAccept({ ...desk, clock, burstWindowMs: 1_500, maskIdentity: (text) => text })

    await accept([message("zalo-oa:1", "a")])

    expect(desk.wake.count()).toBe(0)
  })

  it("tells the caller when nothing could be stored, so that the platform sends again", async () => {
    await desk.close()

    await expect(accept([message("zalo-oa:1", "a")])).rejects.toThrow(StoreError)
    expect(desk.wake.count()).toBe(0)
    desk = await createDesk()
  })
})
