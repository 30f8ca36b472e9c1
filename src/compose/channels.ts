import { CONSOLE_CAPABILITIES } from "../channels/console.ts"
import { createTelegramApi } from "../channels/telegram/api.ts"
import { createTelegramChannel, TELEGRAM_CAPABILITIES, type TelegramChannel } from "../channels/telegram/channel.ts"
import { startTelegramPolling } from "../channels/telegram/polling.ts"
import { WEB_CAPABILITIES } from "../channels/web.ts"
import { createZaloBotApi } from "../channels/zalo-bot/api.ts"
import { createZaloBotChannel, ZALO_BOT_CAPABILITIES } from "../channels/zalo-bot/channel.ts"
import { createZaloOaChannel, ZALO_OA_CAPABILITIES } from "../channels/zalo-oa/channel.ts"
import { createZaloTokenSource } from "../channels/zalo-oa/token.ts"
import type { TelegramConfig, ZaloBotConfig, ZaloOaConfig } from "../config.ts"
import { ChannelError } from "../domain/errors.ts"
import type { ChannelName } from "../domain/message.ts"
import type { Channel, ChannelCapabilities } from "../domain/ports.ts"
import type { createAccept } from "../queue/accept.ts"
import type { Metrics } from "../telemetry.ts"
import type { House } from "./house.ts"

/** What each channel can show. */
export const CAPABILITIES: Readonly<Record<ChannelName, ChannelCapabilities>> = {
  web: WEB_CAPABILITIES,
  console: CONSOLE_CAPABILITIES,
  telegram: TELEGRAM_CAPABILITIES,
  "zalo-oa": ZALO_OA_CAPABILITIES,
  "zalo-bot": ZALO_BOT_CAPABILITIES,
}

/** A platform that does not answer a send within this time is tried again later. */
const SEND_TIMEOUT_MS = 15_000

/** The Telegram channel of these settings. @param isPolled updates are fetched, so no webhook has to prove itself */
export function telegramChannel({ botToken, webhookSecret, apiRoot }: TelegramConfig, isPolled: boolean, house: House) {
  const { clock, logger } = house
  return createTelegramChannel({
    api: createTelegramApi({ token: botToken.reveal(), apiRoot }),
    webhookSecret: isPolled ? null : webhookSecret.reveal(),
    clock,
    onAcknowledgeFailed: (error) => logger.warn({ code: error.code }, "A pressed button could not be acknowledged"),
  })
}

/** Starts fetching updates from Telegram, for a machine that no webhook can reach. */
export function pollTelegram(
  channel: TelegramChannel,
  { botToken, apiRoot }: TelegramConfig,
  accept: ReturnType<typeof createAccept>,
  { clock, logger }: House,
) {
  const api = createTelegramApi({ token: botToken.reveal(), apiRoot })
  return startTelegramPolling({
    api,
    clock,
    deletesWebhook: true,
    onError: (error) => logger.warn({ code: error.code }, "Polling Telegram failed"),
    async accept(messages, updateBody) {
      await accept(messages)
      void channel.acknowledge(updateBody)
    },
  })
}

/** The channel of a Zalo Official Account; its tokens renew themselves. */
export function zaloOaChannel(settings: ZaloOaConfig, { tokens, clock, logger }: House): Channel {
  const { appId, appSecret, apiRoot, oauthRoot, refreshToken, secretKeys } = settings
  const token = createZaloTokenSource({
    tokens,
    fetch,
    clock,
    settings: {
      appId,
      appSecret: appSecret.reveal(),
      oauthRoot,
      refreshToken: refreshToken.reveal(),
      timeoutMs: SEND_TIMEOUT_MS,
    },
    onRenewalPostponed: (error) =>
      logger.warn({ code: error.code }, "Renewing the Zalo token failed, trying again later"),
  })
  return createZaloOaChannel({
    settings: { appId, secretKeys: secretKeys.map((key) => key.reveal()), apiRoot, timeoutMs: SEND_TIMEOUT_MS },
    token,
    fetch,
  })
}

/** The channel of a bot of the Zalo Bot Platform. */
export function zaloBotChannel({ token, webhookSecret, apiRoot }: ZaloBotConfig, { clock, logger }: House) {
  return createZaloBotChannel({
    api: createZaloBotApi({ token: token.reveal(), apiRoot, timeoutMs: SEND_TIMEOUT_MS, fetch }),
    webhookSecret: webhookSecret.reveal(),
    clock,
    onSideCallFailed: (error) =>
      logger.warn({ code: error.code }, "A call to Zalo Bot failed, no answer depends on it"),
  })
}

/** The same channel, with every send counted by how it ended. */
export function countSends(channel: Channel, metrics: Metrics): Channel {
  return {
    ...channel,
    async send(to, part) {
      try {
        const receipt = await channel.send(to, part)
        metrics.partSent(channel.name, "sent")
        return receipt
      } catch (error) {
        metrics.partSent(channel.name, error instanceof ChannelError ? error.code : "defect")
        throw error
      }
    },
  }
}
