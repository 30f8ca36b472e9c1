import { ModelError } from "../domain/errors.ts"
import type { ModelStore } from "../domain/model.ts"
import type { Clock } from "../domain/ports.ts"
import { dayInVietNam } from "../domain/wording.ts"
import type { Tokens } from "./provider.ts"

interface TokenBudgetDeps {
  store: Pick<ModelStore, "tokensUsed" | "addTokens">
  clock: Clock
  /** Tokens a day in Viet Nam may use; the calls under way when it is reached may go a little beyond. */
  daily: number
}

/** How much a day may still use, across all processes. */
interface TokenBudget {
  /** @throws {ModelError} `model-over-budget` */
  demandSome(): Promise<void>
  /** Counts tokens for today; negative ones give back. */
  count(tokens: Tokens): Promise<void>
}

/** @see TokenBudget */
export function createTokenBudget({ store, clock, daily }: TokenBudgetDeps): TokenBudget {
  const today = () => dayInVietNam(clock.now())
  return {
    async demandSome() {
      if ((await store.tokensUsed(today())) >= daily)
        throw new ModelError("model-over-budget", { message: "Mô hình đã dùng hết hạn mức của hôm nay" })
    },
    async count({ input, output }) {
      await store.addTokens(today(), input + output)
    },
  }
}
