import { randomUUID } from "node:crypto"
import rateLimit from "@fastify/rate-limit"
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox"
import type { FastifyInstance } from "fastify"
import { type Static, Type } from "typebox"
import { InvalidInputError } from "../domain/errors.ts"
import type { ConversationId, InboundContent } from "../domain/message.ts"
import { answerNotFoundAsJson } from "./failures.ts"
import { ErrorBody, Reply, toReply } from "./reply.ts"
import type { ServerDeps } from "./server-deps.ts"
import type { Views } from "./views.ts"

/** How long a request stays open for its answer; proxies commonly cut at 30 s. */
const TURN_TIMEOUT_MS = 20_000
/** A long letter in Vietnamese is about 20 KB; the core answers politely what is too long to be a question. */
const BODY_LIMIT_BYTES = 64 * 1024
const MESSAGES_PER_MINUTE = 60
const RETRY_AFTER_SECONDS = 3

const ClientId = Type.String({ pattern: "^[A-Za-z0-9_-]{8,64}$" })

const MessageBody = Type.Object({
  conversationId: Type.Unsafe<string>({
    ...ClientId,
    description: "Do trình duyệt tự đặt, giữ nguyên cả cuộc trò chuyện",
  }),
  text: Type.String({ description: "Lời của người hỏi; để trống được nếu có optionId" }),
  messageId: Type.Optional(
    Type.Unsafe<string>({
      ...ClientId,
      description: "Do trình duyệt tự đặt; gửi lại cùng mã thì nhận lại cùng câu trả lời",
    }),
  ),
  optionId: Type.Optional(
    Type.String({ pattern: "^[\\x21-\\x7e]{1,64}$", description: "Lựa chọn được bấm, lấy từ options" }),
  ),
})
type MessageBody = Static<typeof MessageBody>

const Replies = Type.Object({ conversationId: Type.String(), replies: Type.Array(Reply) })

function toContent(body: MessageBody): InboundContent {
  if (body.optionId !== undefined) return { kind: "option", optionId: body.optionId }
  if (body.text.trim() === "") throw new InvalidInputError("a message of the web chat has neither text nor option")
  return { kind: "text", text: body.text }
}

/** `POST /api/messages`: the web chat. Stores the message, waits for its turn, hands out the replies. */
export function messageRoutes(
  deps: Pick<ServerDeps, "accept" | "awaitReplies" | "clock" | "messagesPerMinute"> & { views: Views },
) {
  return async (plain: FastifyInstance): Promise<void> => {
    answerNotFoundAsJson(plain, deps.views)
    plain.removeContentTypeParser("text/plain")
    await plain.register(rateLimit, { max: deps.messagesPerMinute ?? MESSAGES_PER_MINUTE, timeWindow: 60_000 })
    const scope = plain.withTypeProvider<TypeBoxTypeProvider>()

    scope.post(
      "/messages",
      {
        bodyLimit: BODY_LIMIT_BYTES,
        config: { failureForm: "json" },
        schema: {
          tags: ["chat"],
          summary: "Gửi một tin và chờ câu trả lời",
          body: MessageBody,
          response: { 200: Replies, "4xx": ErrorBody, "5xx": ErrorBody },
        },
      },
      async (request, reply) => {
        const { body } = request
        const conversationId: ConversationId = `web:${body.conversationId}`
        // Bound to the conversation: nobody fetches replies by guessing the message id of another.
        const messageId = `${body.conversationId}:${body.messageId ?? randomUUID()}`
        reply.header("cache-control", "no-store")

        await deps.accept([
          { channel: "web", conversationId, messageId, content: toContent(body), sentAt: deps.clock.now() },
        ])
        const parts = await deps.awaitReplies("web", conversationId, messageId, TURN_TIMEOUT_MS)
        if (parts !== null) return { conversationId: body.conversationId, replies: parts.map(toReply) }
        return reply.code(503).header("retry-after", RETRY_AFTER_SECONDS).send({
          code: "turn-pending",
          message: "Tin nhắn đã được nhận nhưng máy chưa trả lời kịp. Xin chờ vài giây rồi gửi lại.",
        })
      },
    )
  }
}
