import type { Polling } from "../channels/polling.ts"
import { renderAnswer } from "../channels/render.ts"
import { createTurnHandler } from "../conversation/handle-turn.ts"
import { AppError } from "../domain/errors.ts"
import type { ChannelName } from "../domain/message.ts"
import type { LeasedTurn, TurnOutcome } from "../domain/ports.ts"
import { maskIdentity } from "../domain/redact.ts"
import { createAccept } from "../queue/accept.ts"
import { createDeliverer } from "../queue/deliver.ts"
import { createAwaitReplies, createAwaitTurns, createTurnSignal } from "../queue/turn-signal.ts"
import { createWake } from "../queue/wake.ts"
import { createTurnWorker } from "../queue/worker.ts"
import { CAPABILITIES, countSends, pollTelegram, telegramChannel, zaloBotChannel, zaloOaChannel } from "./channels.ts"
import type { House } from "./house.ts"

/** Container runtimes kill ten seconds after SIGTERM; what is not finished by then is done after the restart. */
const DRAIN_MS = 8_000
const DAY_MS = 24 * 60 * 60 * 1000

/** Makes the loops between inbox and outbox, and what the web server needs of them. */
export function createWork(house: House, options: { pollsTelegram: boolean }) {
  const { config, clock, logger, metrics, desk, messages } = house
  const wake = createWake()
  const turnSignal = createTurnSignal()
  const telegram = config.telegram === null ? null : telegramChannel(config.telegram, options.pollsTelegram, house)
  const zaloOa = config.zaloOa === null ? null : zaloOaChannel(config.zaloOa, house)
  const zaloBot = config.zaloBot === null ? null : zaloBotChannel(config.zaloBot, house)
  const channels = [telegram, zaloOa, zaloBot].filter((channel) => channel !== null)

  const acceptWith = (burstWindowMs: number) =>
    createAccept({ store: messages, maskIdentity, clock, burstWindowMs, wake })
  const acceptBurst = acceptWith(config.burstWindowMs)
  // A browser waits with an open request, so its message is answered at once.
  const acceptAtOnce = acceptWith(0)

  const turns = createTurnHandler({
    answerTurn: desk.answerTurn,
    fixedReply: desk.fixedReply,
    render: (answer, channel) => renderAnswer(answer, CAPABILITIES[channel]),
    stopwatch: () => performance.now(),
    greets: (channel) => CAPABILITIES[channel].delivery === "push",
  })
  const counted = ({ channel }: LeasedTurn, outcome: TurnOutcome) => {
    metrics.turnSettled({ ...outcome, channel })
    return outcome
  }
  const worker = createTurnWorker({
    store: messages,
    handleTurn: async (turn, now) => counted(turn, turns.handle(turn, now)),
    failedOutcome: (turn, now) => counted(turn, turns.failed(turn, now)),
    announce: turnSignal.announce,
    wake,
    clock,
    logger,
    random: Math.random,
  })
  const deliverer = createDeliverer({
    store: messages,
    channels: channels.map((channel) => countSends(channel, metrics)),
    wake,
    clock,
    logger,
    random: Math.random,
  })
  let polling: Polling | null = null
  let purging: NodeJS.Timeout | undefined

  return {
    webDeps: {
      channels: options.pollsTelegram ? channels.filter((channel) => channel !== telegram) : channels,
      accept: (inbound: Parameters<typeof acceptBurst>[0]) =>
        inbound.every(({ channel }) => channel === "web") ? acceptAtOnce(inbound) : acceptBurst(inbound),
      webhookStored(channel: ChannelName, body: Uint8Array) {
        if (channel === "telegram") void telegram?.acknowledge(body)
      },
      awaitReplies: createAwaitReplies({ store: messages, turnSignal, clock }),
      awaitTurns: createAwaitTurns({ store: messages, turnSignal, clock }),
      catalogue: desk.catalogue,
      find: (question: string, limit: number) => desk.retriever().find(question, limit),
      depth: () => messages.depth(clock.now()),
      commune: desk.commune,
      metrics,
      logger,
      clock,
    },
    /** Called once, when the server listens. */
    start() {
      worker.start()
      deliverer.start()
      void zaloBot?.learnNames()
      if (telegram !== null && config.telegram !== null && options.pollsTelegram)
        polling = pollTelegram(telegram, config.telegram, acceptBurst, house)
      purging = setInterval(() => void purge(house), DAY_MS)
      void purge(house)
    },
    async stop() {
      clearInterval(purging)
      await polling?.stop()
      await Promise.all([worker.stop(DRAIN_MS), deliverer.stop(DRAIN_MS)])
    },
  }
}

async function purge({ config, clock, logger, messages }: House): Promise<void> {
  const before = new Date(clock.now().getTime() - config.retentionDays * DAY_MS)
  try {
    const deleted = await messages.purge(before)
    if (deleted > 0) logger.info({ deleted }, "Old conversations deleted")
  } catch (error) {
    logger.error({ code: error instanceof AppError ? error.code : "defect" }, "Deleting old conversations failed")
  }
}
