import { describe, expect, it } from "vitest"
import { ChannelError, StoreError } from "../../src/domain/errors.ts"
import { failureFields, failureReason } from "../../src/queue/failure.ts"

const words = "con tôi sinh ngày 3 tháng 2"

describe("how a failure is told to the operator", () => {
  it("names our errors by their code and keeps their message", () => {
    const error = new ChannelError("channel-rejected", { message: "the citizen blocked us" })

    expect(failureReason(error)).toBe("channel-rejected")
    expect(failureFields(error)).toEqual({ reason: "channel-rejected", problem: "the citizen blocked us" })
  })

  it("names a foreign error by kind and place, never by its message", () => {
    const fields = failureFields(new SyntaxError(`Unexpected token in ${words}\n    at ${words}`))

    expect(failureReason(new SyntaxError(words))).toBe("SyntaxError")
    expect(fields).toMatchObject({ reason: "SyntaxError", place: expect.stringContaining("failure.test.ts") })
    expect(JSON.stringify(fields)).not.toContain(words)
  })

  it("tells what lay beneath in the same way", () => {
    const beneath = Object.assign(new Error(words), { code: "ERR_SQLITE_ERROR" })

    const fields = failureFields(new StoreError("Could not lease a turn", beneath))

    expect(fields).toMatchObject({ problem: "Could not lease a turn", cause: { code: "ERR_SQLITE_ERROR" } })
    expect(JSON.stringify(fields)).not.toContain(words)
  })

  it("does not trip over something that is no error at all", () => {
    expect(failureFields(words)).toEqual({ reason: "unknown" })
  })
})
